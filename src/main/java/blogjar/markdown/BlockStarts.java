package blogjar.markdown;

import blogjar.text.JsSpace;
import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells which block a line begins, by the rules of marked 15. One for each document. */
final class BlockStarts extends AbstractBlockParserFactory {
    /** Quotes and lists within one another beyond this are text. */
    private static final int DEEPEST = 150;

    private final MarkdownOptions options;

    /** No text that begins before this offset has an underline. */
    private int notUnderlined;

    private BlockStarts(DataHolder data, MarkdownOptions options) {
        super(data);
        this.options = options;
    }

    /** What makes one for each document. */
    static CustomBlockParserFactory factory(MarkdownOptions options) {
        return new CustomBlockParserFactory() {
            @Override
            public BlockParserFactory apply(DataHolder data) {
                return new BlockStarts(data, options);
            }

            @Override
            public @Nullable Set<Class<?>> getAfterDependents() {
                return null;
            }

            @Override
            public @Nullable Set<Class<?>> getBeforeDependents() {
                return null;
            }

            @Override
            public boolean affectsGlobalScope() {
                return false;
            }
        };
    }

    MarkdownOptions options() {
        return options;
    }

    String source(ParserState state) {
        return (String) state.getLine().getBase();
    }

    /** Whether the line stands in a quote without its mark. */
    boolean isLazy(ParserState state) {
        QuoteParser quote = outerQuote(state);
        return quote != null && quote.isLazy(state.getLineNumber());
    }

    /** Whether it does so and the line above does not: then any block may begin. */
    boolean isFirstLazy(ParserState state) {
        QuoteParser quote = outerQuote(state);
        return quote != null && quote.isFirstLazy(state.getLineNumber());
    }

    private static @Nullable QuoteParser outerQuote(ParserState state) {
        for (BlockParser parser : state.getActiveBlockParsers()) {
            if (parser instanceof QuoteParser quote) {
                return quote;
            }
        }
        return null;
    }

    /** Whether the rest of the line is blank with a tab in it: such a line ends no paragraph (marked 15). */
    boolean isTabbedBlank(ParserState state) {
        return hasTabsOnly(state) && !isBelowFirstLine(state);
    }

    /** The same to a quote, whatever is inside of it. */
    boolean isTabbedBlank(ParserState state, QuoteParser quote) {
        List<BlockParser> around = state.getActiveBlockParsers();
        return hasTabsOnly(state) && !isBelowFirstLine(state, around.subList(0, around.indexOf(quote)));
    }

    private boolean hasTabsOnly(ParserState state) {
        int from = state.getLineStart() + state.getIndex();
        int to = state.getLineStart() + state.getLine().length();
        return state.isBlank() && Chars.endOfRun(source(state), from, to, ' ') != to;
    }

    boolean isFenced(BlockNode code) {
        return code.number > 0;
    }

    /** Appends a line of code or HTML; in a list's item tabs are four blanks. */
    void appendLine(ParserState state, BasedSequence line, StringBuilder out) {
        int at = out.length();
        if (line.getBaseSequence() == state.getLine().getBaseSequence()
                && line.length() == line.getEndOffset() - line.getStartOffset()) {
            out.append(source(state), line.getStartOffset(), line.getEndOffset());
        } else {
            out.append(line);
        }
        if (out.indexOf("\t", at) >= 0 && isBelowFirstLine(state)) {
            for (int tab = out.indexOf("\t", at); tab >= 0; tab = out.indexOf("\t", tab)) {
                out.replace(tab, tab + 1, "    ");
            }
        }
    }

    private static boolean isBelowFirstLine(ParserState state) {
        return isBelowFirstLine(state, state.getActiveBlockParsers());
    }

    private static boolean isBelowFirstLine(ParserState state, List<BlockParser> parsers) {
        for (BlockParser parser : parsers) {
            if (parser instanceof ItemParser item) {
                return item.firstLine() != state.getLineNumber();
            }
        }
        return false;
    }

    /** Whether a line ends a paragraph. */
    boolean interrupts(String source, int from, int to, int indent) {
        if (indent > 3) {
            return false;
        }
        switch (source.charAt(from)) {
            case '#':
                return options.pedantic() || Lines.headingLevel(source, from, to) > 0;
            case '>':
                return true;
            case '`':
            case '~':
                return !options.pedantic() && to < source.length() && Lines.fence(source, from, to) > 0;
            case '_':
                return Lines.isRule(source, from, to);
            case '-':
            case '*':
            case '+':
            case '1':
                return !options.pedantic() && Lines.isInterruptingBullet(source, from, to)
                        || Lines.isRule(source, from, to);
            case '<':
                return indent == 0 && !options.pedantic() && Lines.isInterruptingHtml(source, from, to);
            default:
                return false;
        }
    }

    /** Whether any block but text begins, as directly in a list's item. */
    boolean isBlockStart(String source, int from, int to) {
        char c = source.charAt(from);
        if (Chars.isAsciiLetter(c) || c >= 128) {
            return false;
        }
        return c == '>'
                || Lines.headingLevel(source, from, to) > 0
                || !options.pedantic() && Lines.fence(source, from, to) > 0
                || Lines.isRule(source, from, to)
                || Lines.firstBullet(source, from, to) > 0
                || Lines.htmlKind(source, from, to) > 0;
    }

    @Override
    public @Nullable BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        String source = source(state);
        int lineStart = state.getLineStart();
        int from = lineStart + state.getNextNonSpaceIndex();
        int to = lineStart + state.getLine().length();
        BlockParser parent = matched.getBlockParser();
        if (state.getIndent() >= 4) {
            BlockStart code = BlockStart.of(CodeParser.indented(this));
            int blanks = blanksBeforeTab(state);
            return blanks > 0 ? code.atIndex(state.getIndex() + blanks) : code.atColumn(state.getColumn() + 4);
        }
        int tab = indentingTab(state, source, lineStart + state.getIndex(), from);
        if (tab >= 0) {
            return BlockStart.of(CodeParser.indented(this)).atIndex(tab + 1 - lineStart);
        }
        BlockStart start = started(state, parent, source, from, to);
        if (start != null) {
            return start;
        }
        BlockParser holder = parent instanceof ListParser ? holderOf(state, parent) : parent;
        boolean inItem = holder instanceof ItemParser item && !item.holdsList();
        boolean outside = !(holder instanceof ContainerParser);
        TextParser text = new TextParser(this, inItem, outside ? outlook(source, lineStart) : null);
        text.node.paragraph = !inItem;
        return BlockStart.of(text);
    }

    /** A tab behind a mark and a blank indents code, however few columns it takes (marked 15); -1 if there is none. */
    private static int indentingTab(ParserState state, String source, int start, int from) {
        int tab = Chars.endOfRun(source, start, from, ' ');
        boolean behindBlank = tab < from && start > 0 && source.charAt(start - 1) == ' ';
        return behindBlank && !isBelowFirstLine(state) ? tab : -1;
    }

    /** Whether the line is indented as code is. */
    boolean isIndented(ParserState state) {
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        return state.getIndent() >= 4
                || indentingTab(state, source(state), state.getLineStart() + state.getIndex(), from) >= 0;
    }

    /** Offset in the source behind the indent of a line of code. */
    int behindIndent(ParserState state) {
        String source = source(state);
        int start = state.getLineStart() + state.getIndex();
        int end = Math.min(start + 4, state.getLineStart() + state.getLine().length());
        int blanks = Chars.endOfRun(source, start, end, ' ');
        return blanks == start && start < end && source.charAt(start) == '\t' ? start + 1 : blanks;
    }

    /** Blanks that a line of code loses instead of the tab behind them (marked 15); 0 if it loses four columns. */
    int blanksBeforeTab(ParserState state) {
        String source = source(state);
        int start = state.getLineStart() + state.getIndex();
        int end = state.getLineStart() + state.getLine().length();
        int tab = Chars.endOfRun(source, start, end, ' ');
        boolean mixed = tab < end && source.charAt(tab) == '\t' && tab - start < 4;
        return mixed && !isBelowFirstLine(state) ? tab - start : 0;
    }

    private static BlockParser holderOf(ParserState state, BlockParser parser) {
        return state.getActiveBlockParsers().get(state.getActiveBlockParsers().indexOf(parser) - 1);
    }

    private @Nullable BlockStart started(ParserState state, BlockParser parent, String source, int from, int to) {
        int lineStart = state.getLineStart();
        char c = source.charAt(from);
        if (Chars.isAsciiLetter(c) || c >= 128) {
            return null;
        }
        int fence = options.pedantic() ? 0 : Lines.fence(source, from, to);
        if (fence > 0) {
            return fenced(state, source, from, to, fence);
        }
        if (c == '#') {
            return heading(source, from, to, lineStart);
        }
        if (Lines.isRule(source, from, to)) {
            return BlockStart.of(new LeafParser(new BlockNode(BlockNode.Kind.RULE)))
                    .atIndex(to - lineStart);
        }
        boolean deep = state.getActiveBlockParsers().size() > DEEPEST;
        if (c == '>' && !deep) {
            int next = QuoteParser.afterMark(source, from, to);
            return BlockStart.of(new QuoteParser(this, next < to)).atIndex(next - lineStart);
        }
        BlockStart item = deep ? null : item(state, parent, source, from, to);
        if (item != null) {
            return item;
        }
        int html = c == '<' ? Lines.htmlKind(source, from, to) : 0;
        return html > 0
                ? BlockStart.of(new HtmlParser(this, html, source, from)).atIndex(state.getIndex())
                : null;
    }

    /** Looks down from the start of text: at definitions, or at lines that one below makes a heading. */
    private TextParser.Outlook outlook(String source, int start) {
        if (source.charAt(Chars.endOfRun(source, start, source.length(), ' ')) == '[') {
            LinkSyntax.Definition definition = LinkSyntax.definition(source, start);
            if (definition != null) {
                return new TextParser.Outlook(definition.target().end(), 0);
            }
        }
        if (start < notUnderlined || options.gfm() && beginsTable(source, start)) {
            return TextParser.Outlook.OPEN;
        }
        int line = start;
        while (line < source.length()) {
            int end = Lines.endOfLine(source, line);
            int from = Chars.endOfRun(source, line, end, ' ');
            int indent = from < end && source.charAt(from) == '\t' ? 4 : from - line;
            int level = line > start && indent < 4 ? Lines.underline(source, from, end) : 0;
            if (level > 0) {
                return new TextParser.Outlook(line, level);
            }
            if (from == end || !Lines.mayBeUnderlined(source, from, end, indent, options.gfm())) {
                break;
            }
            line = end + 1;
        }
        notUnderlined = line;
        return TextParser.Outlook.OPEN;
    }

    private static boolean beginsTable(String source, int start) {
        int header = Lines.endOfLine(source, start);
        if (header + 1 >= source.length()) {
            return false;
        }
        String delimiter = source.substring(header + 1, Lines.endOfLine(source, header + 1));
        return Tables.isDelimiter(delimiter) && Tables.isTable(source.substring(start, header), delimiter);
    }

    /** Whether the line below could stand under a table's header, be it of dashes alone. */
    boolean isBeforeDelimiter(String source, int lineEnd) {
        if (!options.gfm() || lineEnd + 1 >= source.length()) {
            return false;
        }
        int at = Chars.endOfRun(source, lineEnd + 1, source.length(), ' ');
        if (at - lineEnd > 4 || at >= source.length() || "|:-".indexOf(source.charAt(at)) < 0) {
            return false;
        }
        String line = source.substring(lineEnd + 1, Lines.endOfLine(source, lineEnd + 1));
        return Tables.isDelimiter(line) || Tables.isDelimiter("|" + line.strip());
    }

    private BlockStart fenced(ParserState state, String source, int from, int to, int fence) {
        String info = Chars.unescape(source.substring(from + fence, to).strip());
        CodeParser parser = CodeParser.fenced(this, source.charAt(from), fence, state.getIndent(), info);
        parser.node.number = fence;
        return BlockStart.of(parser).atIndex(to - state.getLineStart());
    }

    private @Nullable BlockStart heading(String source, int from, int to, int lineStart) {
        int marks = Chars.endOfRun(source, from, to, '#') - from;
        int level = options.pedantic() ? Math.min(6, marks) : Lines.headingLevel(source, from, to);
        if (level == 0) {
            return null;
        }
        BlockNode node = new BlockNode(BlockNode.Kind.HEADING);
        node.number = level;
        node.text = headingText(JsSpace.trim(source.substring(from + level, to)));
        return BlockStart.of(new LeafParser(node)).atIndex(to - lineStart);
    }

    private String headingText(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        boolean closed = end == 0 || text.charAt(end - 1) == ' ' || options.pedantic();
        return end < text.length() && closed ? JsSpace.trim(text.substring(0, end)) : text;
    }

    private @Nullable BlockStart item(ParserState state, BlockParser parent, String source, int from, int to) {
        int bullet = Lines.bullet(source, from, to);
        if (bullet == 0) {
            return null;
        }
        char mark = source.charAt(from + bullet - 1);
        boolean ordered = bullet > 1;
        char kind = !ordered && options.pedantic() ? '*' : mark;
        ListParser list;
        if (parent instanceof ListParser open && open.continuesWith(kind)) {
            list = open;
        } else if (Lines.firstBullet(source, from, to) > 0) {
            list = new ListParser(kind, ordered ? Integer.parseInt(source.substring(from, from + bullet - 1)) : -1);
        } else {
            return null;
        }
        int blank = from + bullet;
        int content = Chars.endOfRun(source, blank, to, ' ');
        boolean empty = Lines.isBlank(source, blank, to);
        int spaces = content - blank;
        int width = empty ? 1 : spaces > 4 ? 1 : spaces;
        int indent = state.getIndent() + bullet + width;
        ItemParser item = new ItemParser(this, list, indent, empty, state.getLineNumber());
        int next = empty ? to : blank + width;
        if (!empty) {
            item.noteFirstLine(source, content, to, spaces - width);
        }
        if (options.gfm() && isTask(source, next, to)) {
            item.node.box = source.charAt(next + 1) == ' '
                    ? "<input disabled=\"\" type=\"checkbox\">"
                    : "<input checked=\"\" disabled=\"\" type=\"checkbox\">";
            next = Chars.endOfRun(source, next + 3, to, ' ');
        }
        if (parent instanceof ItemParser outer) {
            outer.noteList();
        }
        BlockStart start = list == parent ? BlockStart.of(item) : BlockStart.of(list, item);
        return start.atIndex(next - state.getLineStart());
    }

    private static boolean isTask(String source, int at, int to) {
        return at + 3 < to
                && source.charAt(at) == '['
                && " xX".indexOf(source.charAt(at + 1)) >= 0
                && source.startsWith("] ", at + 2);
    }
}
