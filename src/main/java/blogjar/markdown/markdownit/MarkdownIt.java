package blogjar.markdown.markdownit;

import blogjar.markdown.Dialect;
import blogjar.markdown.LinkAddresses;

/** Markdown to HTML as markdown-it 13.0.2 writes it. For any number of threads. */
public final class MarkdownIt implements Dialect {
    private final Parser parser;

    MarkdownIt(RuleBook book, MarkdownItOptions options) {
        this.parser = new Parser(book, options);
    }

    @Override
    public String render(String text, LinkAddresses addresses) {
        String source =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        Tree tree = parser.parse(source.replace('\0', '\uFFFD'), new Environment(addresses));
        StringBuilder out = new StringBuilder(source.length() + source.length() / 2 + 64);
        new HtmlWriter(parser.options, out).write(tree.tokens);
        return out.toString();
    }
}
