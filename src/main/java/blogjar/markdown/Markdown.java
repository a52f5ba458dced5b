package blogjar.markdown;

import java.util.List;

/**
 * Markdown to HTML as hexo-renderer-marked 7.0.1 with marked 15.0.12 writes it. For any number of threads.
 */
public final class Markdown implements Dialect {
    private final MarkdownOptions options;
    private final SmartQuotes quotes;

    public Markdown(MarkdownOptions options) {
        this.options = options;
        this.quotes = SmartQuotes.of(options.quotes());
    }

    @Override
    public String render(String text, LinkAddresses addresses) {
        String source =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        BlockLexer lexer = new BlockLexer(options);
        List<Block> blocks = lexer.document(source);
        Links links = new Links(options, addresses);
        Inlines inlines = new Inlines(options, lexer.definitions(), links, quotes, source.length());
        lexer.prose().forEach(prose -> prose.read(inlines));
        StringBuilder out = new StringBuilder(source.length() + source.length() / 2 + 64);
        new HtmlWriter(options, out).write(blocks);
        return out.toString();
    }
}
