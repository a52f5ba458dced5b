package blogjar.markdown;

import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A block that holds text; by itself one of a single line, such as a heading. */
class LeafParser extends AbstractBlockParser {
    final BlockNode node;
    final StringBuilder content = new StringBuilder();

    LeafParser(BlockNode node) {
        this.node = node;
    }

    @Override
    public BlockNode getBlock() {
        return node;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.none();
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {}

    @Override
    public void closeBlock(ParserState state) {
        if (content.length() > 0) {
            node.text = content.toString();
        }
    }
}
