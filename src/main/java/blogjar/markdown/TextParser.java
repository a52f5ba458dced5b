package blogjar.markdown;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import org.jspecify.annotations.Nullable;

/** Lines of text: a paragraph, tables, or what a line below makes a heading. */
final class TextParser extends LeafParser {
    private final BlockStarts starts;

    /** Directly in a list's item: there every block may interrupt the text. */
    private final boolean inItem;

    /** Outside of containers what ends the text is known from its start. */
    private final @Nullable Outlook outlook;

    private boolean canBeUnderlined = true;
    private int lines;
    private int lastLine;
    private boolean belowDefinition;

    /** Lines of code that a paragraph of a quote takes in, directly below a line with the mark. */
    private boolean lazyCode;

    /** The line that comes begins a block of its own, whatever it is. */
    private boolean endsAbove;

    TextParser(BlockStarts starts, boolean inItem, @Nullable Outlook outlook) {
        super(new BlockNode(BlockNode.Kind.TEXT));
        this.starts = starts;
        this.inItem = inItem;
        this.outlook = outlook;
    }

    /**
     * What is seen from the start of text at the margin of the document.
     *
     * @param end offset of the line where it ends whatever that line is; -1 if lines decide for themselves
     * @param level of the heading that it is, its underline at {@code end}; 0 for none
     */
    record Outlook(int end, int level) {
        static final Outlook OPEN = new Outlook(-1, 0);
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        if (state.isBlank()) {
            boolean goesOn = !inItem && !starts.isFirstLazy(state) && starts.isTabbedBlank(state);
            return goesOn && (outlook == null || outlook.end() < 0)
                    ? BlockContinue.atIndex(state.getIndex())
                    : BlockContinue.none();
        }
        if (endsAbove) {
            return BlockContinue.none();
        }
        if (outlook != null && outlook.end() >= 0) {
            return upTo(outlook, state);
        }
        if (state.getIndent() >= 4) {
            endsAbove = outlook != null && starts.isBeforeDelimiter(source, to);
            return node.table < 0 ? BlockContinue.atIndex(state.getIndex()) : BlockContinue.none();
        }
        if (outlook != null && node.table < 0 && starts.isBeforeDelimiter(source, to)) {
            return BlockContinue.none();
        }
        boolean underlined = outlook == null && canBeUnderlined && node.table < 0 && !starts.isLazy(state);
        int level = underlined ? Lines.underline(source, from, to) : 0;
        if (level > 0) {
            node.underline(level);
            return BlockContinue.finished();
        }
        boolean ends = node.table < 0 && inItem || starts.isFirstLazy(state)
                ? starts.isBlockStart(source, from, to)
                : starts.interrupts(source, from, to, state.getIndent());
        return ends ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    private BlockContinue upTo(Outlook seen, ParserState state) {
        if (state.getLineStart() < seen.end()) {
            return BlockContinue.atIndex(state.getIndex());
        }
        if (seen.level() == 0) {
            return BlockContinue.none();
        }
        node.underline(seen.level());
        return BlockContinue.finished();
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        int indent = state.getIndent();
        boolean gfm = starts.options().gfm();
        canBeUnderlined = canBeUnderlined && from < to && Lines.mayBeUnderlined(source, from, to, indent, gfm);
        if (content.length() > 0) {
            content.append('\n');
            if (gfm
                    && node.table < 0
                    && indent < 4
                    && !belowDefinition
                    && Tables.isTable(content, lastLine, source, from, to)) {
                node.table = lines - 1;
            }
            indent -= inItem && indent >= 4 ? 4 : 0;
        }
        lines++;
        lastLine = content.length();
        lazyCode = starts.isLazy(state)
                && (lazyCode
                        ? state.isBlank() || starts.isIndented(state)
                        : starts.isFirstLazy(state) && starts.isIndented(state));
        if (lazyCode) {
            from = starts.behindIndent(state);
        } else if (outlook != null && from < to) {
            content.append(source, state.getLineStart(), from); // outside of containers tabs stay tabs
        } else {
            for (int i = 0; i < indent && from < to; i++) {
                content.append(' ');
            }
        }
        content.append(source, from < to ? from : state.getLineStart() + state.getIndex(), to);
        belowDefinition =
                outlook == null && (inItem || lines == 1) && from < to && LinkSyntax.definition(source, from) != null;
        if (belowDefinition && lines > 1) {
            lines++;
            content.append('\n'); // marked keeps the line end of a definition that defines nothing here
        }
    }
}
