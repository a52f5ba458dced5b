package blogjar.tagplugin.nunjucks;

import blogjar.highlight.regex.Effort;
import blogjar.tagplugin.nunjucks.Token.Kind;
import blogjar.text.JsSpace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A template read and printed. What can't be read is left as text and told to the host, and reading goes on behind
 * it; so every template gives a result.
 */
public final class Template {
    private static final int DEEPEST = 100;
    private static final long REGEX_STEPS = 50_000_000;
    private static final Map<String, String> STATEMENTS = Map.ofEntries(
            Map.entry("if", "endif"),
            Map.entry("ifAsync", "endif"),
            Map.entry("for", "endfor"),
            Map.entry("asyncEach", "endeach"),
            Map.entry("asyncAll", "endall"),
            Map.entry("set", "endset"),
            Map.entry("macro", "endmacro"),
            Map.entry("call", "endcall"),
            Map.entry("filter", "endfilter"),
            Map.entry("switch", "endswitch"),
            Map.entry("block", "endblock"));

    private final String text;
    private final Host host;
    private final Effort effort = new Effort(REGEX_STEPS);
    private final Deque<Block> open = new ArrayDeque<>();
    private final List<Node> top = new ArrayList<>();
    private final Map<String, Integer> lastEnds = new HashMap<>();
    /** Places from which the end of a tag was not found. */
    private final BitSet dead = new BitSet();

    private boolean trimNext;
    private int unclosedComments;

    private Template(String text, Host host) {
        this.text = text;
        this.host = host;
    }

    /** Reads the template and prints it with these variables. */
    public static String render(String text, Map<String, @Nullable Object> variables, Host host) {
        Template template = new Template(text, host);
        template.read();
        StringBuilder out = new StringBuilder(text.length() + 256);
        new Node.Sequence(template.top).print(Scope.of(variables), out);
        return out.toString();
    }

    private List<Node> nodes() {
        Block block = open.peek();
        return block == null ? top : block.nodes();
    }

    private void read() {
        int done = 0;
        int brace = text.indexOf('{');
        while (brace >= 0) {
            char kind = brace + 1 < text.length() ? text.charAt(brace + 1) : ' ';
            int next = brace + 1;
            if (kind == '{' || kind == '%' || kind == '#') {
                text(done, brace, text.startsWith("-", brace + 2));
                next = kind == '{' ? output(brace) : kind == '%' ? tag(brace) : comment(brace);
                done = next;
            }
            brace = text.indexOf('{', next);
        }
        text(done, text.length(), false);
        while (!open.isEmpty()) {
            leaveUnclosed();
        }
    }

    private void text(int start, int end, boolean trimEnd) {
        int from = start;
        int to = end;
        while (trimNext && from < to && JsSpace.is(text.charAt(from))) {
            from++;
        }
        while (trimEnd && to > from && JsSpace.is(text.charAt(to - 1))) {
            to--;
        }
        if (start < end) {
            trimNext = false;
        }
        if (from < to) {
            nodes().add(new Node.Text(text.substring(from, to)));
        }
    }

    private int comment(int start) {
        int close = start < unclosedComments ? -1 : text.indexOf("#}", start + 2);
        if (close < 0) {
            unclosedComments = text.length();
            host.broken(start, "a comment {# without its end", "write '{' and '#' apart, or close the comment with #}");
            return asText(start, start + 2);
        }
        trimNext = text.charAt(close - 1) == '-';
        return close + 2;
    }

    private int asText(int start, int end) {
        nodes().add(new Node.Text(host.literal(start, end)));
        return end;
    }

    /** Where a tag that can't be read ends: whole as the author wrote it, only its braces in HTML. */
    private int brokenEnd(int start, String close) {
        int end = host.isAsWritten(start) ? text.indexOf(close, start + 2) : -1;
        return end < 0 || end + 2 > host.limit(start) ? start + 2 : end + 2;
    }

    private int output(int start) {
        boolean trims = text.startsWith("-", start + 2);
        Lexer lexer = new Lexer(text, start + (trims ? 3 : 2), host.limit(start), effort);
        try {
            Expression expression = new ExpressionParser(lexer).parse();
            Token end = lexer.next();
            if (end.kind() != Kind.VARIABLE_END) {
                throw ExpressionParser.unexpected(end, "'}}'");
            }
            trimNext = end.value().startsWith("-");
            int after = end.start() + end.value().length();
            nodes().add(new Node.Guarded(new Node.Output(expression, host, start), host, start, after));
            return after;
        } catch (TemplateException e) {
            host.broken(start, String.valueOf(e.getMessage()), e.fix());
            return asText(start, brokenEnd(start, "}}"));
        }
    }

    private int tag(int start) {
        int from = start + (text.startsWith("-", start + 2) ? 3 : 2);
        String word = known(word(from));
        trimNext = false;
        try {
            if (word.equals("raw") || word.equals("verbatim")) {
                return raw(word, start, from);
            }
            if (STATEMENTS.containsKey(word) || isBranch(word)) {
                return statement(word, start, from);
            }
            if (host.isTag(word)) {
                return hostTag(word, start, from);
            }
            if (word.startsWith("end") && closes(word)) {
                return end(word, start, from);
            }
            return unknown(word, start, from);
        } catch (TemplateException e) {
            host.broken(start, String.valueOf(e.getMessage()), e.fix());
            int end = brokenEnd(start, "%}");
            String close = isBlock(word, start) ? "end" + word : STATEMENTS.get(word);
            if (close != null && open.size() < DEEPEST) {
                open.push(new Block(close, true, new Head(word, List.of(), List.of()), start, end));
                return end;
            }
            return asText(start, end);
        }
    }

    private boolean isBlock(String word, int start) {
        return host.isBlock(word, lastEnds.computeIfAbsent(word, this::lastEnd) > start);
    }

    /** Where the last tag stands that ends a block; -1 where there is none. */
    private int lastEnd(String word) {
        String end = "end" + word;
        for (int at = text.lastIndexOf(end); at > 0; at = text.lastIndexOf(end, at - 1)) {
            int before = at;
            while (before > 0 && (JsSpace.is(text.charAt(before - 1)) || text.charAt(before - 1) == '-')) {
                before--;
            }
            if (text.startsWith("{%", before - 2) && word(at).equals(end)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean isBranch(String word) {
        return word.equals("else")
                || word.equals("elif")
                || word.equals("elseif")
                || word.equals("case")
                || word.equals("default");
    }

    /** The name of a tag: up to a blank or the tag's end. */
    private String word(int from) {
        int start = from;
        while (start < text.length() && JsSpace.is(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < text.length() && !JsSpace.is(text.charAt(end)) && "%{}(\"'".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        boolean minus = end > start && text.charAt(end - 1) == '-' && text.startsWith("%}", end);
        return text.substring(start, minus ? end - 1 : end);
    }

    /** The word, or what a template's reader takes for the name in it: {@code btn} of <code>{% btn, text %}</code>. */
    private String known(String word) {
        int end = 0;
        while (end < word.length() && !Lexer.isBreak(word.charAt(end))) {
            end++;
        }
        String name = word.substring(0, end);
        return !host.isTag(word) && host.isTag(name) ? name : word;
    }

    private Lexer after(String word, int from, int start) {
        int at = text.indexOf(word, from);
        return new Lexer(text, at + word.length(), host.limit(start), effort);
    }

    private int tagEnd(Lexer lexer) {
        Token end = lexer.next();
        if (end.kind() != Kind.TAG_END) {
            throw ExpressionParser.unexpected(end, "'%}'");
        }
        trimNext = end.value().startsWith("-");
        return end.start() + end.value().length();
    }

    private int raw(String word, int start, int from) {
        int body = tagEnd(after(word, from, start));
        trimNext = false;
        int depth = 1;
        int verbatim = body; // without an end, what is before the last opening tag stays as it is
        for (int at = text.indexOf("{%", body); at >= 0; at = text.indexOf("{%", at + 2)) {
            String inner = word(at + 2);
            int close = JsSpaces.skip(text, JsSpaces.skip(text, at + 2) + inner.length());
            if (!text.startsWith("%}", close) || !inner.equals(word) && !inner.equals("end" + word)) {
                continue;
            }
            depth += inner.equals(word) ? 1 : -1;
            if (depth == 0) {
                nodes().add(new Node.Text(text.substring(body, at)));
                return close + 2;
            }
            verbatim = close + 2;
        }
        nodes().add(new Node.Text(text.substring(body, verbatim)));
        return verbatim;
    }

    private int statement(String word, int start, int from) {
        Lexer lexer = after(word, from, start);
        Head head = Head.read(word, lexer);
        int end = tagEnd(lexer);
        if (isBranch(word)) {
            return branch(head, start, end);
        }
        if (word.equals("set") && !head.expressions().isEmpty()) {
            nodes().add(new Node.Guarded(new Node.SetValue(head.names(), head.expression()), host, start, end));
            return end;
        }
        trimNext = trimNext && !word.equals("set");
        push(new Block(String.valueOf(STATEMENTS.get(word)), false, head, start, end));
        return end;
    }

    private void push(Block block) {
        if (open.size() >= DEEPEST) {
            throw new TemplateException("tags are nested more than " + DEEPEST + " deep");
        }
        open.push(block);
    }

    private int branch(Head head, int start, int end) {
        Block block = open.peek();
        if (block != null && block.takes(head.word())) {
            block.branch(head, start, end);
            return end;
        }
        if (block == null || !block.isBroken()) {
            host.broken(start, "'" + head.word() + "' outside of the tag that it belongs to", "");
        }
        return asText(start, end);
    }

    private int hostTag(String word, int start, int from) {
        Lexer lexer = after(word, from, start);
        List<String> arguments = arguments(lexer);
        int end = lexer.position();
        if (isBlock(word, start)) {
            push(new Block("end" + word, false, new Head(word, arguments, List.of()), start, end));
        } else {
            nodes().add(new Node.Guarded(new Node.Tag(start, word, arguments, null, host), host, start, end));
        }
        return end;
    }

    /** Words separated by blanks; what is in quotes belongs together and loses them. */
    private List<String> arguments(Lexer lexer) {
        List<String> arguments = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        List<Integer> passed = new ArrayList<>();
        while (true) {
            int at = lexer.position();
            Token token = dead.get(at) ? new Token(Kind.END_OF_TEXT, "", at) : lexer.nextWithSpaces(false);
            switch (token.kind()) {
                case SPACE, TAG_END -> {
                    if (word.length() > 0) {
                        arguments.add(JsSpace.trim(word.toString()));
                        word.setLength(0);
                    }
                    if (token.kind() == Kind.TAG_END) {
                        return arguments;
                    }
                }
                case END_OF_TEXT, VARIABLE_END -> {
                    passed.forEach(dead::set);
                    throw ExpressionParser.unexpected(token, "'%}'");
                }
                default -> word.append(token.value());
            }
            passed.add(at);
        }
    }

    private boolean closes(String word) {
        return open.stream().anyMatch(block -> block.end().equals(word));
    }

    private int end(String word, int start, int from) {
        Lexer lexer = after(word, from, start);
        if (word.equals("endblock") && lexer.peek().kind() == Kind.SYMBOL) {
            lexer.next();
        }
        int end = tagEnd(lexer);
        boolean trims = trimNext;
        while (!open.element().end().equals(word)) {
            leaveUnclosed();
        }
        Block block = open.pop();
        List<Node> around = nodes();
        if (block.isBroken()) {
            around.addAll(block.asText(host));
            asText(start, end);
        } else if (host.isTag(block.word()) || STATEMENTS.containsKey(block.word())) {
            around.add(new Node.Guarded(block.node(host), host, block.start(), end));
        } else {
            List<Node> nodes = block.asText(host);
            around.add(nodes.get(0));
            around.add(block.node(host));
            asText(start, end);
        }
        trimNext = trims;
        return end;
    }

    private int unknown(String word, int start, int from) {
        Lexer lexer = after(word, from, start);
        List<String> arguments = arguments(lexer);
        int end = lexer.position();
        if (word.equals("include") || word.equals("import") || word.equals("from") || word.equals("extends")) {
            host.broken(start, "'" + word + "' has no other template to take from here", "delete it");
            return asText(start, end);
        }
        if (word.startsWith("end")) {
            host.broken(start, "'" + word + "' without a tag that it ends", "delete it, or add the tag that it ends");
            return asText(start, end);
        }
        host.unknownTag(start, word);
        int last = lastEnds.computeIfAbsent(word, this::lastEnd);
        if (!word.isEmpty() && last > end && open.size() < DEEPEST) {
            open.push(new Block("end" + word, false, new Head(word, arguments, List.of()), start, end));
            return end;
        }
        return asText(start, end);
    }

    /** Gives up a block without an end: its tags become text. */
    private void leaveUnclosed() {
        Block block = open.pop();
        boolean known = host.isTag(block.word()) || STATEMENTS.containsKey(block.word());
        if (known && !block.isBroken()) {
            host.broken(
                    block.start(),
                    "'" + block.word() + "' without its end",
                    "add {% " + block.end() + " %} where it ends");
        }
        nodes().addAll(block.asText(host));
    }
}
