package blogjar.markdown;

import com.vladsch.flexmark.parser.Parser;

/**
 * Markdown to HTML as hexo-renderer-marked 7.0.1 with marked 15.0.12 writes it. For any number of threads.
 *
 * <p>flexmark parses; which block a line begins or goes on with, and what is written within text, is told by this package.
 */
public final class Markdown implements Dialect {
    private final MarkdownOptions options;
    private final SmartQuotes quotes;
    private final Parser parser;

    public Markdown(MarkdownOptions options) {
        this.options = options;
        this.quotes = SmartQuotes.of(options.quotes());
        this.parser = MarkedText.parser(options);
    }

    @Override
    public Rendered read(String text, LinkAddresses addresses) {
        String source =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder out = new StringBuilder(source.length() + source.length() / 2 + 64);
        boolean whole = true;
        if (parser.parse(source).getFirstChild() instanceof MarkedText read) {
            Links links = new Links(options, addresses);
            Inlines inlines = new Inlines(options, read.definitions(), links, quotes, source.length());
            read.prose().forEach(prose -> prose.read(inlines));
            new HtmlWriter(options, out).write(read.blocks());
            whole = read.isWhole() && inlines.isWhole();
        }
        return new Rendered(out.toString(), whole);
    }
}
