package blogjar.markdown;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.parser.block.AbstractBlockParser;
import com.vladsch.flexmark.parser.block.AbstractBlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.BlockParserFactory;
import com.vladsch.flexmark.parser.block.BlockStart;
import com.vladsch.flexmark.parser.block.CustomBlockParserFactory;
import com.vladsch.flexmark.parser.block.MatchedBlockParser;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.data.DataHolder;
import com.vladsch.flexmark.util.data.MutableDataSet;
import com.vladsch.flexmark.util.sequence.BasedSequence;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The node of flexmark's document that takes all lines of the text and reads them by the rules of marked. */
final class MarkedText extends Block {
    private final BlockLexer lexer;
    private List<blogjar.markdown.Block> blocks = List.of();

    private MarkedText(MarkdownOptions options) {
        this.lexer = new BlockLexer(options);
    }

    List<blogjar.markdown.Block> blocks() {
        return blocks;
    }

    boolean isWhole() {
        return lexer.isWhole();
    }

    Definitions definitions() {
        return lexer.definitions();
    }

    List<Prose> prose() {
        return lexer.prose();
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }

    /** flexmark's parser with no block of its own. */
    static Parser parser(MarkdownOptions options) {
        MutableDataSet none = new MutableDataSet()
                .set(Parser.BLOCK_QUOTE_PARSER, false)
                .set(Parser.HEADING_PARSER, false)
                .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
                .set(Parser.HTML_BLOCK_PARSER, false)
                .set(Parser.THEMATIC_BREAK_PARSER, false)
                .set(Parser.LIST_BLOCK_PARSER, false)
                .set(Parser.INDENTED_CODE_BLOCK_PARSER, false)
                // Else a text that begins with a letter would be flexmark's own paragraph.
                .set(Parser.CODE_BLOCK_INDENT, 0);
        return Parser.builder(none).customBlockParserFactory(new Start(options)).build();
    }

    private static final class AllLines extends AbstractBlockParser {
        private final MarkedText node;
        private final String text;

        private AllLines(MarkdownOptions options, String text) {
            this.node = new MarkedText(options);
            this.text = text;
        }

        @Override
        public Block getBlock() {
            return node;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.atIndex(state.getIndex());
        }

        @Override
        public void addLine(ParserState state, BasedSequence line) {}

        @Override
        public void closeBlock(ParserState state) {
            node.blocks = node.lexer.document(text);
        }
    }

    private record Start(MarkdownOptions options) implements CustomBlockParserFactory {
        @Override
        public BlockParserFactory apply(DataHolder data) {
            return new AbstractBlockParserFactory(data) {
                @Override
                public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
                    return BlockStart.of(new AllLines(
                                    options, (String) state.getLine().getBase()))
                            .atIndex(state.getIndex());
                }
            };
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
    }
}
