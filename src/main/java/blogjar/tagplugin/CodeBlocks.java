package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.highlight.Highlighter;

/** Code as HTML, by the highlighter that {@code syntax_highlighter} names; the forms are those of hexo-util. */
final class CodeBlocks {
    private final HighlightJsBlock highlightJs;
    private final PrismBlock prism;
    private final String highlighter;

    CodeBlocks(Config config, Highlighter highlighter) {
        this.highlighter = config.text("syntax_highlighter");
        this.highlightJs = new HighlightJsBlock(config, highlighter);
        this.prism = new PrismBlock(config, highlighter);
    }

    /** Whether code is highlighted at all; if not, fences are left to Markdown. */
    boolean isOn() {
        return highlighter.equals("highlight.js") || highlighter.equals("prismjs");
    }

    /** The block; only where {@link #isOn}. */
    CodeBlock of(String code, CodeOptions options) {
        return of(code, lines(code), options);
    }

    /** @param lines number of lines that is compared with the threshold for line numbers */
    CodeBlock of(String code, int lines, CodeOptions options) {
        return highlighter.equals("prismjs") ? prism.of(code, lines, options) : highlightJs.of(code, lines, options);
    }

    private static int lines(String code) {
        int lines = 1;
        for (int i = code.indexOf('\n'); i >= 0; i = code.indexOf('\n', i + 1)) {
            lines++;
        }
        return lines;
    }
}
