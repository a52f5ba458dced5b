package blogjar.markdown.markdownit;

import java.util.List;

/**
 * The options of markdown-it.
 *
 * @param html whether HTML in the text is HTML
 * @param xhtmlOut whether elements without content end in {@code />}
 * @param breaks whether a line end within a paragraph is a {@code <br>}
 * @param linkify whether addresses in text are links
 * @param typographer whether quotes and dashes are made nice
 * @param quotes four signs: double ones, then single ones
 * @param langPrefix before the language of a fence as a class
 * @param fenceClass the class of {@code <pre>} around a fence, whose {@code <code>} has the bare language then (as
 *     hexo-renderer-markdown-it-plus writes it); empty for none
 * @param maxNesting how deep blocks, or spans, may stand within one another
 */
record MarkdownItOptions(
        boolean html,
        boolean xhtmlOut,
        boolean breaks,
        boolean linkify,
        boolean typographer,
        List<String> quotes,
        String langPrefix,
        String fenceClass,
        int maxNesting) {
    MarkdownItOptions {
        quotes = List.copyOf(quotes);
    }
}
