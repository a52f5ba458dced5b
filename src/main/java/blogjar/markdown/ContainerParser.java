package blogjar.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.ast.Node;
import org.jspecify.annotations.Nullable;

/** A block that holds blocks. */
abstract class ContainerParser extends AbstractBlockParser {
    final BlockNode node;

    ContainerParser(BlockNode.Kind kind) {
        node = new BlockNode(kind);
    }

    @Override
    public BlockNode getBlock() {
        return node;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(ParserState state, BlockParser parser, Block block) {
        return !(block instanceof BlockNode inner && inner.is(BlockNode.Kind.ITEM));
    }

    @Nullable
    BlockNode lastChild() {
        Node last = node.getLastChild();
        return last instanceof BlockNode block ? block : null;
    }

    @Override
    public void closeBlock(ParserState state) {}
}
