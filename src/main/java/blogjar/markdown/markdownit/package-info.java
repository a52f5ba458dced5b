/**
 * Markdown to HTML, as markdown-it 13 writes it with the settings and plugins of hexo-renderer-markdown-it 7 and
 * hexo-renderer-markdown-it-plus. Pure.
 *
 * <p>A text goes three ways: lines into blocks ({@code BlockRule}), text of blocks into spans ({@code InlineRule}), and
 * what looks at all of it together ({@code TreeRule}: links that are not marked, quotes, footnotes). Each way is a list of
 * named rules, which settings switch and plugins lengthen; a token is what a rule finds.
 */
@NullMarked
package blogjar.markdown.markdownit;

import org.jspecify.annotations.NullMarked;
