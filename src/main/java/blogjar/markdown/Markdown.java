package blogjar.markdown;

import com.vladsch.flexmark.parser.Parser;
import com.vladsch.flexmark.util.data.MutableDataSet;

/**
 * Markdown to HTML as hexo-renderer-marked 7.0.1 with marked 15.0.12 writes it. For any number of threads.
 *
 * <p>flexmark reads the lines into blocks; which block a line begins or goes on with, and what is written within text,
 * is told by this package.
 */
public final class Markdown implements Dialect {
    private final MarkdownOptions options;
    private final SmartQuotes quotes;
    private final Parser parser;

    public Markdown(MarkdownOptions options) {
        this.options = options;
        this.quotes = SmartQuotes.of(options.quotes());
        this.parser = Parser.builder(new MutableDataSet()
                        .set(Parser.BLOCK_QUOTE_PARSER, false)
                        .set(Parser.HEADING_PARSER, false)
                        .set(Parser.FENCED_CODE_BLOCK_PARSER, false)
                        .set(Parser.HTML_BLOCK_PARSER, false)
                        .set(Parser.THEMATIC_BREAK_PARSER, false)
                        .set(Parser.LIST_BLOCK_PARSER, false)
                        .set(Parser.INDENTED_CODE_BLOCK_PARSER, false)
                        // Else lines that begin with a letter would be flexmark's own paragraphs.
                        .set(Parser.CODE_BLOCK_INDENT, 0))
                .customBlockParserFactory(BlockStarts.factory(options))
                .build();
    }

    @Override
    public String render(String text, LinkAddresses addresses) {
        String source =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder out = new StringBuilder(source.length() + source.length() / 2 + 64);
        Definitions definitions = new Definitions();
        Links links = new Links(options, addresses);
        Inlines inlines = new Inlines(options, definitions, links, quotes, source.length());
        new HtmlWriter(options, definitions, inlines, out).write(parser.parse(source));
        return out.toString();
    }
}
