package blogjar.markdown.markdownit;

import blogjar.markdown.Dialect;
import blogjar.markdown.LinkAddresses;
import blogjar.markdown.Rendered;

/** Markdown to HTML as markdown-it 13.0.2 writes it. For any number of threads. */
public final class MarkdownIt implements Dialect {
    private final Parser parser;
    private final boolean readsMath;

    MarkdownIt(RuleBook book, MarkdownItOptions options) {
        this.parser = new Parser(book, options);
        this.readsMath = book.blocks.has("math_block");
    }

    /** Whether a plugin reads formulas. */
    public boolean readsMath() {
        return readsMath;
    }

    /** What it writes for a line end within a paragraph. */
    public String lineBreak() {
        return parser.options.breaks() ? "<br>\n" : "\n";
    }

    @Override
    public Rendered read(String text, LinkAddresses addresses) {
        String source =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        Environment environment = new Environment(addresses);
        Tree tree = parser.parse(source.replace('\0', '\uFFFD'), environment);
        StringBuilder out = new StringBuilder(source.length() + source.length() / 2 + 64);
        new HtmlWriter(parser.options, out).write(tree.tokens);
        return new Rendered(out.toString(), environment.whole);
    }
}
