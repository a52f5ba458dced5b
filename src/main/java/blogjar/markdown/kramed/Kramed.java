package blogjar.markdown.kramed;

import blogjar.markdown.Dialect;
import blogjar.markdown.LinkAddresses;
import blogjar.markdown.Rendered;
import blogjar.text.JsSpace;
import java.util.List;

/** Markdown to HTML as hexo-renderer-kramed 0.1.4 with kramed 0.5.6 writes it. For any number of threads. */
public final class Kramed implements Dialect {
    private final KramedOptions options;

    public Kramed(KramedOptions options) {
        this.options = options;
    }

    /** @param addresses not asked: kramed prints addresses as they are written */
    @Override
    public Rendered read(String text, LinkAddresses addresses) {
        String source = withDollars(text)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\t", "    ")
                .replace('\u00a0', ' ')
                .replace('\u2424', '\n');
        BlockLexer lexer = new BlockLexer(options);
        List<Block> blocks = lexer.blocks(source);
        StringBuilder out = new StringBuilder(source.length() + source.length() / 2 + 64);
        InlineLexer inlines = new InlineLexer(options, lexer.targets());
        new HtmlWriter(inlines, out).write(blocks, false);
        return new Rendered(out.toString(), lexer.isWhole() && inlines.isWhole());
    }

    /** The formulas of the renderer, {@code `$x$`}, as those of kramed, {@code $$x$$}; each within a line. */
    private static String withDollars(String text) {
        if (!text.contains("`$")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || JsSpace.endsLine(text.charAt(i))) {
                writeWithDollars(text.substring(start, i), out);
                out.append(text, i, Math.min(i + 1, text.length()));
                start = i + 1;
            }
        }
        return out.toString();
    }

    private static void writeWithDollars(String line, StringBuilder out) {
        int done = 0;
        int open = line.indexOf("`$");
        int close = open < 0 ? -1 : line.indexOf("$`", open + 2);
        while (close >= 0) {
            out.append(line, done, open)
                    .append("$$")
                    .append(line, open + 2, close)
                    .append("$$");
            done = close + 2;
            open = line.indexOf("`$", done);
            close = open < 0 ? -1 : line.indexOf("$`", open + 2);
        }
        out.append(line, done, line.length());
    }
}
