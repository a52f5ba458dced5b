package blogjar.markdown;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Code, between fences or indented. */
final class CodeParser extends LeafParser {
    private final BlockStarts starts;
    private final char fence;
    private final int length;
    private final int indent;
    private boolean first = true;

    private CodeParser(BlockStarts starts, char fence, int length, int indent) {
        super(new BlockNode(BlockNode.Kind.CODE));
        this.starts = starts;
        this.fence = fence;
        this.length = length;
        this.indent = indent;
    }

    /**
     * @param length of the opening fence
     * @param indent of the opening fence
     */
    static CodeParser fenced(BlockStarts starts, char fence, int length, int indent, String info) {
        CodeParser parser = new CodeParser(starts, fence, length, indent);
        parser.node.info = info;
        return parser;
    }

    static CodeParser indented(BlockStarts starts) {
        return new CodeParser(starts, ' ', 0, 0);
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (length > 0) {
            return closes(state) ? BlockContinue.finished() : BlockContinue.atIndex(state.getIndex());
        }
        if (!state.isBlank() && !starts.isIndented(state)) {
            return BlockContinue.none();
        }
        int blanks = starts.blanksBeforeTab(state);
        return blanks > 0
                ? BlockContinue.atIndex(state.getIndex() + blanks)
                : BlockContinue.atColumn(state.getColumn() + Math.min(4, state.getIndent()));
    }

    private boolean closes(ParserState state) {
        if (state.getIndent() > 3) {
            return false;
        }
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        int end = Chars.endOfRun(source, from, to, fence);
        if (end - from < length) {
            return false;
        }
        while (end < to && (source.charAt(end) == '`' || source.charAt(end) == '~')) {
            end++;
        }
        return Chars.endOfRun(source, end, to, ' ') == to;
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        if (length > 0 && first) {
            first = false; // the line of the fence itself
            return;
        }
        int at = content.length();
        starts.appendLine(state, line, content);
        if (fence == '`' && indent > 0) {
            removeIndent(at);
        }
    }

    /** Takes the fence's indent from a line that has all of it. */
    private void removeIndent(int at) {
        int i = at;
        while (i < content.length()
                && i < at + indent
                && content.charAt(i) != '\n'
                && Chars.isSpace(content.charAt(i))) {
            i++;
        }
        if (i == at + indent) {
            content.delete(at, i);
        }
    }

    @Override
    public void closeBlock(ParserState state) {
        int end = content.length();
        if (length == 0) {
            while (end > 0 && content.charAt(end - 1) == '\n') {
                end--;
            }
            content.setLength(end);
            content.append('\n');
        } else if (end > 1 && content.charAt(end - 1) == '\n' && content.charAt(end - 2) == '\n') {
            content.setLength(end - 1);
        } else if (end == 0 || content.charAt(end - 1) != '\n') {
            content.append('\n');
        }
        super.closeBlock(state);
    }
}
