/**
 * A site behind another server: its rules, its header fields and its error pages in that server's own words.
 *
 * <p>In: the release that was built, the settings of {@code server}, the addresses of former times. Out: files, of the site or to lie
 * beside it, and a notice for all that the other server can't do. What a path is answered with is asked of the same code that answers
 * when the blog serves itself. Only this package knows the formats.
 */
@NullMarked
package blogjar.front;

import org.jspecify.annotations.NullMarked;
