package blogjar.markdown.kramed;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A text to its blocks, by kramed's rules in kramed's order; what defines a link is gathered on the way. */
final class BlockLexer {
    /** Quotes and lists within one another; what is deeper is text. */
    static final int DEPTH = 100;

    private final KramedOptions options;
    private final Map<String, Target> targets = new HashMap<>();
    private boolean whole = true;

    BlockLexer(KramedOptions options) {
        this.options = options;
    }

    /** @param title may be empty */
    record Target(String address, String title) {}

    /** Whether no block stood too deep to be read. */
    boolean isWhole() {
        return whole;
    }

    Map<String, Target> targets() {
        return targets;
    }

    List<Block> blocks(String text) {
        return blocks(text, true, false, 0);
    }

    /** @param top whether definitions, tables and paragraphs are looked for: not in items */
    private List<Block> blocks(String content, boolean top, boolean quoted, int depth) {
        if (depth > DEPTH) {
            whole = false;
            return List.of(new Block.Text(content));
        }
        return new Pass(new Source(withoutBlankLines(content)), top, quoted, depth).run();
    }

    /** Lines of blanks become empty lines. */
    private static String withoutBlankLines(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int start = i;
            while (i < text.length() && text.charAt(i) == ' ') {
                i++;
            }
            if (i < text.length() && !JsSpace.endsLine(text.charAt(i))) {
                out.append(text, start, i);
            } else if (i == text.length()) {
                return out.toString();
            }
            start = i;
            while (i < text.length() && !JsSpace.endsLine(text.charAt(i))) {
                i++;
            }
            i = Math.min(i + 1, text.length());
            out.append(text, start, i);
        }
        return out.toString();
    }

    private final class Pass {
        private final Source source;
        private final String text;
        private final BlockRules rules;
        private final Lists lists;
        private final Tables tables;
        private final boolean top;
        private final boolean quoted;
        private final int depth;
        private final List<Block> blocks = new ArrayList<>();
        private int at;

        Pass(Source source, boolean top, boolean quoted, int depth) {
            this.source = source;
            this.text = source.text;
            this.rules = new BlockRules(source, options);
            this.lists = new Lists(source, rules, options);
            this.tables = new Tables(source);
            this.top = top;
            this.quoted = quoted;
            this.depth = depth;
        }

        List<Block> run() {
            while (at < source.length) {
                space();
                if (at < source.length && !code() && !marked() && !nested() && !html() && !definition()) {
                    text();
                }
            }
            return blocks;
        }

        private void space() {
            int end = source.skip(at, '\n');
            if (end > at + 1) {
                blocks.add(new Block.Space());
            }
            at = end;
        }

        private boolean take(Block block, int end) {
            blocks.add(block);
            at = end;
            return true;
        }

        private boolean code() {
            StringBuilder code = new StringBuilder();
            int end = at;
            while (text.startsWith("    ", end) && !source.isLineEnd(end + 4)) {
                int next = source.skip(source.lineEnd(end), '\n');
                code.append(unindented(text.substring(end, next)));
                end = next;
            }
            if (end == at) {
                return false;
            }
            int length = code.length();
            while (!options.pedantic() && length > 0 && code.charAt(length - 1) == '\n') {
                length--;
            }
            return take(new Block.Code(null, code.substring(0, length)), end);
        }

        private static String unindented(String line) {
            String rest = line.substring(4);
            return rest.indexOf('\u2028') < 0 && rest.indexOf('\u2029') < 0
                    ? rest
                    : rest.replaceAll("([\u2028\u2029]) {4}", "$1");
        }

        /** What is known by a mark at its beginning, or below. */
        private boolean marked() {
            BlockRules.Taken taken = options.gfm() ? rules.fence(at) : null;
            if (taken != null) {
                return take(new Block.Code(taken.name(), taken.text()), taken.end());
            }
            taken = rules.footnote(at);
            if (taken != null) {
                return take(new Block.Footnote(String.valueOf(taken.name()), taken.text()), taken.end());
            }
            taken = rules.formula(at);
            if (taken != null) {
                return take(new Block.Formula(taken.text()), taken.end());
            }
            taken = rules.heading(at);
            if (taken != null) {
                return take(new Block.Heading(String.valueOf(taken.name()).length(), taken.text()), taken.end());
            }
            Tables.Taken table = hasTables() ? tables.bare(at) : null;
            if (table != null) {
                return take(table.table(), table.end());
            }
            taken = rules.underlined(at);
            if (taken != null) {
                return take(new Block.Heading("=".equals(taken.name()) ? 1 : 2, taken.text()), taken.end());
            }
            int end = rules.rule(at);
            return end >= 0 && take(new Block.Rule(), end);
        }

        private boolean hasTables() {
            return top && options.gfm() && options.tables();
        }

        private boolean nested() {
            if (rules.quoteBegins(at)) {
                int end = rules.quote(at);
                String content = withoutMarks(text.substring(at, end));
                return take(new Block.Quote(blocks(content, top, true, depth + 1)), end);
            }
            Lists.Taken list = lists.list(at, content -> blocks(content, false, quoted, depth + 1));
            return list != null && take(list.list(), list.end());
        }

        private boolean html() {
            int end = rules.html(at);
            if (end < 0) {
                return false;
            }
            String html = text.substring(at, end);
            return take(options.sanitize() ? new Block.Paragraph(html) : new Block.Html(html), end);
        }

        private boolean definition() {
            BlockRules.Definition definition = top && !quoted ? rules.definition(at) : null;
            if (definition == null) {
                return false;
            }
            targets.put(
                    definition.name().toLowerCase(Locale.ROOT), new Target(definition.address(), definition.title()));
            at = definition.end();
            return true;
        }

        private void text() {
            Tables.Taken table = hasTables() ? tables.barred(at) : null;
            int end = source.lineEnd(at);
            if (table != null) {
                take(table.table(), table.end());
            } else if (top) {
                while (end + 1 < source.length && text.charAt(end + 1) != '\n' && !rules.endsParagraph(end + 1)) {
                    end = source.lineEnd(end + 1);
                }
                take(new Block.Paragraph(text.substring(at, end)), source.skip(end, '\n'));
            } else {
                take(new Block.Text(text.substring(at, end)), end);
            }
        }
    }

    /** A quote's lines without the mark. */
    private static String withoutMarks(String quote) {
        StringBuilder out = new StringBuilder(quote.length());
        int i = 0;
        while (i < quote.length()) {
            int start = i;
            while (i < quote.length() && quote.charAt(i) == ' ') {
                i++;
            }
            if (i < quote.length() && quote.charAt(i) == '>') {
                start = i + 1;
                start += start < quote.length() && quote.charAt(start) == ' ' ? 1 : 0;
                i = start;
            }
            while (i < quote.length() && !JsSpace.endsLine(quote.charAt(i))) {
                i++;
            }
            i = Math.min(i + 1, quote.length());
            out.append(quote, start, i);
        }
        return out.toString();
    }
}
