package blogjar.markdown.markdownit;

import blogjar.markdown.LinkAddresses;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Ids of headings with links to them, and {@code @[toc]} (markdown-it-toc-and-anchor 4 as hexo-renderer-markdown-it-plus sets it up). */
final class Contents implements TreeRule {
    private static final String MARK = "@[toc]";
    private static final int DEEPEST = 6;

    private final Settings options;
    /** Reads the list of contents: the rules as they were without this one. */
    private final Parser parser;

    private Contents(Settings options, Parser parser) {
        this.options = options;
        this.parser = parser;
    }

    static void add(RuleBook book, Settings options, MarkdownItOptions markdown) {
        Contents contents = new Contents(options, new Parser(book, markdown));
        book.inlines.addAfter("emphasis", "toc", Contents::mark);
        book.steps.add("init_toc", contents);
    }

    private static boolean mark(InlineState state, boolean probe) {
        int start = state.pos;
        boolean lineStart = start == 0 || state.at(start - 1) == '\n';
        if (probe || !lineStart || !state.text.regionMatches(true, start, MARK, 0, MARK.length())) {
            return false;
        }
        state.push(Token.Kind.CONTENTS, "", 0);
        int newline = state.text.indexOf('\n', start);
        state.pos = newline < 0 ? state.limit : Math.min(newline, state.limit);
        return true;
    }

    /** A heading as the contents name it. */
    private record Entry(int level, String text, String id) {}

    @Override
    public void apply(Tree tree) {
        Map<String, Integer> seen = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<Token> tokens = tree.tokens;
        for (int i = 0; i + 1 < tokens.size(); i++) {
            Token heading = tokens.get(i);
            if (heading.opens(Token.Kind.HEADING)) {
                entries.add(name(heading, tokens.get(i + 1), seen));
            }
        }
        String html = "";
        for (Token block : tree.texts()) {
            for (Token token : block.spans()) {
                if (token.is(Token.Kind.CONTENTS)) {
                    html = html.isEmpty() ? list(entries) : html;
                    token.content = html;
                }
            }
        }
    }

    private Entry name(Token heading, Token block, Map<String, Integer> seen) {
        List<Token> spans = block.spans();
        boolean link = !spans.isEmpty() && spans.get(0).opens(Token.Kind.LINK);
        StringBuilder title = new StringBuilder();
        if (link) {
            title.append(spans.get(1).content);
        } else {
            spans.forEach(span -> title.append(span.content));
        }
        String text = link ? title.toString() : block.content;
        String slug = slug(title.toString());
        int count = seen.merge(slug, 1, Integer::sum);
        String id = count > 1 ? slug + "-" + count : slug;
        heading.with("id", id);
        if (options.flag("anchorLink", true)) {
            addLink(spans, id);
        }
        return new Entry(heading.tag.charAt(1) - '0', text, id);
    }

    private void addLink(List<Token> spans, String id) {
        boolean before = options.flag("anchorLinkBefore", true);
        List<Token> link = new ArrayList<>();
        String symbolClass = options.text("anchorLinkSymbolClassName", "");
        link.add(new Token(Token.Kind.LINK, "a", 1)
                .with("class", options.text("anchorClassName", "markdownIt-Anchor"))
                .with("href", "#" + id));
        if (!symbolClass.isEmpty()) {
            link.add(new Token(Token.Kind.ELEMENT, "span", 1).with("class", symbolClass));
        }
        link.add(Token.text(options.text("anchorLinkSymbol", "")));
        if (!symbolClass.isEmpty()) {
            link.add(new Token(Token.Kind.ELEMENT, "span", -1));
        }
        link.add(new Token(Token.Kind.LINK, "a", -1));
        if (options.flag("anchorLinkSpace", true)) {
            link.add(before ? link.size() : 0, Token.text(" "));
        }
        spans.addAll(before ? 0 : spans.size(), link);
    }

    /** Letters, numbers and marks in lower case, blanks as dashes (uslug 1). */
    private static String slug(String text) {
        StringBuilder out = new StringBuilder();
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
        for (int i = 0; i < normal.length(); i++) {
            char c = normal.charAt(i);
            boolean kept = "-_~".indexOf(c) >= 0 || isLetterNumberOrMark(c);
            if (kept) {
                out.append(c);
            } else if (Chars.isSeparator(c) || c >= 0x3000 && c <= 0x3002) {
                out.append(' ');
            }
        }
        return out.toString().strip().replaceAll("[ \\u2028\\u2029-]+", "-").toLowerCase(Locale.ROOT);
    }

    private static boolean isLetterNumberOrMark(char c) {
        int type = Character.getType(c);
        return Character.isLetter(c)
                || type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER
                || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /** The headings as a list of Markdown, rendered. */
    private String list(List<Entry> entries) {
        int first = options.number("tocFirstLevel", 2);
        int last = options.number("tocLastLevel", DEEPEST);
        StringBuilder markdown = new StringBuilder();
        int depth = 0;
        for (Entry entry : entries) {
            if (entry.level() < first || entry.level() > last) {
                continue;
            }
            int level = entry.level() - first;
            for (; depth < level; depth++) {
                markdown.append("  ".repeat(depth)).append("*\n"); // a level that was left out
            }
            depth = level + 1;
            markdown.append("  ".repeat(level)).append("* [").append(entry.text());
            markdown.append("](#").append(entry.id()).append(")\n");
        }
        Tree tree = parser.parse(markdown.toString(), new Environment(LinkAddresses.AS_WRITTEN));
        if (!tree.tokens.isEmpty() && tree.tokens.get(0).tag.equals("ul")) {
            tree.tokens.get(0).with("class", options.text("tocClassName", "markdownIt-TOC"));
        }
        StringBuilder html = new StringBuilder();
        new HtmlWriter(parser.options, html).write(tree.tokens);
        return html.toString();
    }
}
