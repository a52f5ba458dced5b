package blogjar.markdown;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;

/** A list; its items carry the marks. */
final class ListParser extends ContainerParser {
    /** The bullet, or what stands behind the number. */
    private final char mark;

    ListParser(char mark, int number) {
        super(BlockNode.Kind.LIST);
        this.mark = mark;
        node.number = number;
    }

    boolean continuesWith(char other) {
        return mark == other;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block block) {
        return block instanceof BlockNode inner && inner.is(BlockNode.Kind.ITEM);
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.atIndex(state.getIndex());
    }

    void loosen() {
        node.loose = true;
    }

    @Override
    public void closeBlock(ParserState state) {
        for (Node item = node.getFirstChild(); item != null && !node.loose; item = item.getNext()) {
            node.loose = item instanceof BlockNode block && block.loose && item.getNext() != null;
        }
    }
}
