package blogjar.markdown;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** Lines of text: a paragraph, tables, or what a line below makes a heading. */
final class TextParser extends LeafParser {
    private final BlockStarts starts;

    /** Directly in a list's item: there every block may interrupt the text. */
    private final boolean inItem;

    private boolean canBeUnderlined = true;

    TextParser(BlockStarts starts, boolean inItem) {
        super(new BlockNode(BlockNode.Kind.TEXT));
        this.starts = starts;
        this.inItem = inItem;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (state.isBlank()) {
            return BlockContinue.none();
        }
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        if (state.getIndent() < 4) {
            int level = canBeUnderlined && !starts.isLazy(state) ? Lines.underline(source, from, to) : 0;
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

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        int indent = state.getIndent();
        canBeUnderlined = canBeUnderlined && mayBeUnderlined(source, from, to, indent);
        if (content.length() > 0) {
            content.append('\n');
            indent -= inItem && indent >= 4 ? 4 : 0;
        }
        for (int i = 0; i < indent; i++) {
            content.append(' ');
        }
        content.append(source, from, to);
    }

    private boolean mayBeUnderlined(String source, int from, int to, int indent) {
        if (indent >= 4) {
            return false;
        }
        char c = source.charAt(from);
        switch (c) {
            case '>':
            case '#':
                return Chars.endOfRun(source, from, to, '#') - from > 6;
            case '`':
            case '~':
                return Chars.endOfRun(source, from, to, c) - from < 3;
            case '<':
                return source.indexOf('>', from) != to - 1 || to - from < 3;
            case '|':
            case ':':
                return !starts.options().gfm() || !Lines.isDelimiterRow(source, from, to);
            default:
                if (c == '-' && starts.options().gfm() && Lines.isDelimiterRow(source, from, to)) {
                    return false;
                }
                int bullet = indent == 0 ? Lines.bullet(source, from, to) : 0;
                return bullet == 0 || from + bullet >= to || source.charAt(from + bullet) != ' ';
        }
    }
}
