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
        if (state.isBlank()) {
            return BlockContinue.none();
        }
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        if (outlook != null && outlook.end() >= 0) {
            return upTo(outlook, state);
        }
        if (outlook != null && starts.isBeforeDelimiter(source, to)) {
            return BlockContinue.none();
        }
        if (state.getIndent() < 4) {
            int level = outlook == null && canBeUnderlined && !starts.isLazy(state) ? Lines.underline(source, from, to) : 0;
            if (level > 0 && !starts.endsWithTable(content)) {
                node.underline(level);
                return BlockContinue.finished();
            }
            if (inItem ? starts.isBlockStart(source, from, to) : starts.interrupts(source, from, to, state.getIndent())) {
                return BlockContinue.none();
            }
        }
        return BlockContinue.atIndex(state.getIndex());
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
        canBeUnderlined = canBeUnderlined && Lines.mayBeUnderlined(source, from, to, indent, starts.options().gfm());
        if (content.length() > 0) {
            content.append('\n');
            indent -= inItem && indent >= 4 ? 4 : 0;
        }
        for (int i = 0; i < indent; i++) {
            content.append(' ');
        }
        content.append(source, from, to);
    }
}
