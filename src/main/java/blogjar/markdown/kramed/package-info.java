/**
 * Markdown to HTML, as hexo-renderer-kramed 0.1.4 with kramed 0.5.6 writes it. Pure.
 *
 * <p>kramed takes one rule after the other at the place where it stands. The rules are here as it has them, quirks and all;
 * what they look for is found once for a text, so that no text takes more than its length in time.
 */
@NullMarked
package blogjar.markdown.kramed;

import org.jspecify.annotations.NullMarked;
