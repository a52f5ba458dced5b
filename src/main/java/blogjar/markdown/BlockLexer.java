package blogjar.markdown;

import blogjar.markdown.Block.ItemList;
import blogjar.markdown.Block.Quote;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text to its blocks, by the rules of marked 15 in its order (Lexer.blockTokens). Quotes and items are texts of their own, read
 * without their marks and indents. One for each document.
 */
final class BlockLexer {
    /** Quotes and lists within one another beyond this are text. */
    private static final int DEEPEST = 120;

    private final MarkdownOptions options;
    private final Definitions definitions = new Definitions();
    private final List<Prose> prose = new ArrayList<>();
    private final Quotes quotes = new Quotes(this);
    private final Lists lists;

    /** Whether text makes paragraphs: not from an item's beginning until the end of what is nested in it. */
    private boolean top = true;

    private int depth;

    /** Characters that texts within texts may still have. Only what is made to cost much uses it up; then it is text. */
    private long effort;

    private boolean whole = true;

    BlockLexer(MarkdownOptions options) {
        this.options = options;
        this.lists = new Lists(this, options);
    }

    Definitions definitions() {
        return definitions;
    }

    /** Whether every quote and list was read as one. */
    boolean isWhole() {
        return whole;
    }

    /** All text of the document, in the order of reading. */
    List<Prose> prose() {
        return prose;
    }

    List<Block> document(String text) {
        effort = 1_000_000 + 400L * text.length();
        List<Block> blocks = new ArrayList<>();
        read(text, blocks, false);
        return blocks;
    }

    /** Adds the blocks of a quote's lines; those below may go on with the last paragraph of {@code blocks}. */
    void quoted(String text, List<Block> blocks) {
        boolean outer = top;
        top = true;
        read(text, blocks, true);
        top = outer;
    }

    List<Block> item(String text) {
        top = false;
        List<Block> blocks = new ArrayList<>();
        read(text, blocks, false);
        return blocks;
    }

    @Nullable
    Quote quote(String text, int at) {
        return mayNest(Quotes.begins(text, at)) ? quotes.quote(text, at) : null;
    }

    @Nullable
    ItemList list(String text, int at) {
        return mayNest(Lists.begins(text, at)) ? lists.list(text, at) : null;
    }

    private boolean mayNest(boolean begins) {
        boolean may = depth <= DEEPEST && effort >= 0;
        whole &= may || !begins;
        return begins && may;
    }

    private void read(String text, List<Block> blocks, boolean continues) {
        effort -= text.length();
        depth++;
        new Pass(options.pedantic() ? withoutTabs(text) : text, blocks, continues).run();
        depth--;
        top = true;
    }

    private static String withoutTabs(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (String line : text.replace("\t", "    ").split("\n", -1)) {
            boolean blank = Chars.endOfRun(line, 0, line.length(), ' ') == line.length();
            out.append(blank ? "" : line).append('\n');
        }
        return out.substring(0, out.length() - 1);
    }

    private final class Pass {
        private final String text;
        private final List<Block> blocks;
        private final TextRules rules;
        private final PedanticHtml pedanticHtml;
        private boolean continues;
        private int at;

        Pass(String text, List<Block> blocks, boolean continues) {
            this.text = text;
            this.blocks = blocks;
            this.continues = continues;
            this.rules = new TextRules(text, options.gfm(), options.pedantic());
            this.pedanticHtml = new PedanticHtml(text);
        }

        void run() {
            while (at < text.length()) {
                if (!space() && !code() && !marked() && !nested() && !html() && !definition() && !table()) {
                    text();
                }
            }
        }

        private Prose prose(String source) {
            Prose added = new Prose(source);
            prose.add(added);
            return added;
        }

        private @Nullable Block last() {
            return blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
        }

        private boolean take(Block block, int end) {
            blocks.add(block);
            at = end;
            return true;
        }

        private boolean space() {
            int end = LeafRules.endOfBlankLines(text, at);
            if (end == at) {
                return false;
            }
            if (end == at + 1 && !blocks.isEmpty()) {
                addLineEnd();
            } else {
                int first = text.indexOf('\n', at);
                blocks.add(new Block.Space(first >= 0 && first + 1 < end && text.lastIndexOf('\n', end - 1) > first));
            }
            at = end;
            return true;
        }

        /** The line end below a block is its own. */
        private void addLineEnd() {
            int last = blocks.size() - 1;
            if (blocks.get(last) instanceof Quote quote) {
                blocks.set(last, new Quote(quote.blocks(), quote.raw() + "\n"));
            } else if (blocks.get(last) instanceof ItemList list) {
                blocks.set(last, new ItemList(list.start(), list.loose(), list.items(), list.raw() + "\n"));
            }
        }

        private boolean code() {
            int end = LeafRules.endOfIndentedCode(text, at);
            if (end < 0) {
                return false;
            }
            String code = LeafRules.unindented(text.substring(at, end));
            String trimmed = options.pedantic() ? code : LeafRules.withoutLineEnds(code);
            if (last() instanceof Block.Text above) {
                above.text().addLine(trimmed);
                at = end;
                return true;
            }
            return take(new Block.Code("", trimmed), end);
        }

        /** What is known by a mark at its beginning. */
        private boolean marked() {
            LeafRules.Fence fence = options.pedantic() ? null : LeafRules.fence(text, at);
            if (fence != null) {
                return take(new Block.Code(fence.info(), fence.text()), fence.end());
            }
            LeafRules.Heading heading = LeafRules.heading(text, at, options.pedantic());
            if (heading != null) {
                return take(new Block.Heading(heading.level(), prose(heading.text())), heading.end());
            }
            int rule = LeafRules.endOfRule(text, at);
            return rule >= 0 && take(new Block.Rule(), rule);
        }

        private boolean nested() {
            Quote quote = quote(text, at);
            if (quote != null) {
                return take(quote, Math.min(text.length(), at + quote.raw().length()));
            }
            ItemList list = list(text, at);
            return list != null
                    && take(list, Math.min(text.length(), at + list.raw().length()));
        }

        private boolean html() {
            int end = options.pedantic() ? pedanticHtml.end(at) : HtmlBlocks.end(text, at);
            return end >= 0 && take(new Block.Html(text.substring(at, end)), end);
        }

        private boolean definition() {
            LinkDefinition definition = LinkDefinition.at(text, at, options.pedantic());
            if (definition == null) {
                return false;
            }
            if (last() instanceof Block.Text above) {
                above.text().addLine(text.substring(at, definition.target().end()));
            } else {
                definitions.add(definition);
            }
            at = definition.target().end();
            return true;
        }

        private boolean table() {
            Tables.Source table = options.gfm() ? Tables.table(text, at) : null;
            if (table == null) {
                return false;
            }
            List<Prose> header = new ArrayList<>();
            table.header().forEach(cell -> header.add(prose(cell)));
            List<List<Prose>> rows = new ArrayList<>();
            for (List<String> cells : table.rows()) {
                List<Prose> row = new ArrayList<>();
                cells.forEach(cell -> row.add(prose(cell)));
                rows.add(row);
            }
            return take(new Block.Table(table.aligns(), header, rows), table.end());
        }

        private void text() {
            TextRules.Underlined heading = rules.underlined(at);
            if (heading != null) {
                take(new Block.Heading(heading.level(), prose(text.substring(at, heading.to()))), heading.end());
                return;
            }
            int end = top ? rules.endOfParagraph(at) : Lines.endOfLine(text, at);
            String lines = text.substring(at, end);
            if (last() instanceof Block.Text above && (top ? continues && above.paragraph() : !above.paragraph())) {
                above.text().addLine(lines);
            } else {
                blocks.add(new Block.Text(prose(lines), top));
            }
            continues = continues && !top;
            at = end;
        }
    }
}
