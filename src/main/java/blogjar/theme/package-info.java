/**
 * Layouts, partials, helpers and languages: a {@link blogjar.route.Route} to the text of its page.
 *
 * <p>In: a theme folder, or one in the jar, and the site. Out: HTML. Only this package knows Pebble.
 */
@NullMarked
package blogjar.theme;

import org.jspecify.annotations.NullMarked;
