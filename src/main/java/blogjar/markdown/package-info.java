/**
 * Markdown to HTML, as hexo-renderer-marked writes it. Pure.
 *
 * <p>In: text and {@link blogjar.markdown.MarkdownOptions}. Out: HTML. Only this package knows flexmark. It knows nothing of
 * sites: addresses of links and images pass through functions that the caller gives.
 */
@NullMarked
package blogjar.markdown;

import org.jspecify.annotations.NullMarked;
