package blogjar.markdown;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * A quote. Lines without {@code >} directly below belong to it as long as they could go on with a paragraph, whatever
 * the quote ends with; only code takes none.
 */
final class QuoteParser extends ContainerParser {
    private final BlockStarts starts;
    private boolean takesLazyLines;
    private int lazyLine = -2;
    private boolean firstLazy;
    private @Nullable BlockNode lazyBlock;

    /** @param text whether anything stands behind the mark */
    QuoteParser(BlockStarts starts, boolean text) {
        super(BlockNode.Kind.QUOTE);
        this.starts = starts;
        this.takesLazyLines = text;
    }

    boolean isLazy(int line) {
        return line == lazyLine;
    }

    /** Whether the line above has the mark. */
    boolean isFirstLazy(int line) {
        return line == lazyLine && firstLazy;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        if (state.isBlank() && !starts.isTabbedBlank(state, this)) {
            return BlockContinue.none();
        }
        if (from < to && state.getIndent() < 4 && source.charAt(from) == '>') {
            if (lazyBlock != null && lazyBlock == lastChild() && goesIntoBlock(state)) {
                return BlockContinue.atIndex(state.getIndex());
            }
            int next = afterMark(source, from, to);
            takesLazyLines = next < to;
            return BlockContinue.atIndex(next - state.getLineStart());
        }
        BlockNode last = lastChild();
        boolean code = last != null && last.is(BlockNode.Kind.CODE);
        if (!takesLazyLines || code || from < to && starts.interrupts(source, from, to, state.getIndent())) {
            return BlockContinue.none();
        }
        firstLazy = lazyLine != state.getLineNumber() - 1;
        lazyLine = state.getLineNumber();
        boolean readAnew = last != null && (last.is(BlockNode.Kind.LIST) || last.is(BlockNode.Kind.QUOTE));
        lazyBlock = readAnew ? last : null;
        return BlockContinue.atIndex(state.getIndex());
    }

    /**
     * marked reads a list or a quote that a line without mark goes on with anew, together with the lines below as they
     * are: inside of it the mark of this quote begins another one.
     */
    private boolean goesIntoBlock(ParserState state) {
        boolean below = false;
        for (BlockParser parser : state.getActiveBlockParsers()) {
            if (below && parser instanceof QuoteParser) {
                return true;
            }
            if (below && parser instanceof ItemParser item) {
                return item.takesLazyLines();
            }
            below |= parser == this;
        }
        return false;
    }

    /** The offset after the mark at {@code from} and one blank. */
    static int afterMark(String source, int from, int to) {
        int next = from + 1;
        return next < to && (source.charAt(next) == ' ' || source.charAt(next) == '\t') ? next + 1 : next;
    }
}
