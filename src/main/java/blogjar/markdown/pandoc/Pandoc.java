package blogjar.markdown.pandoc;

import blogjar.markdown.Dialect;
import blogjar.markdown.LinkAddresses;
import blogjar.markdown.Rendered;
import java.util.List;

/** Markdown to HTML as hexo-renderer-pandoc has it, without pandoc. For any number of threads. */
public final class Pandoc implements Dialect {
    private final PandocOptions options;

    public Pandoc(PandocOptions options) {
        this.options = options;
    }

    /** @param addresses not asked: pandoc prints addresses as they are written */
    @Override
    public Rendered read(String text, LinkAddresses addresses) {
        Document document = new Document();
        List<Block> blocks = BlockReader.read(
                options, document, Indent.lines(text.replace("\r\n", "\n").replace('\r', '\n')));
        StringBuilder out = new StringBuilder(text.length() + text.length() / 2 + 64);
        new HtmlWriter(options, document, out).write(blocks);
        return new Rendered(out.toString(), document.isWhole());
    }
}
