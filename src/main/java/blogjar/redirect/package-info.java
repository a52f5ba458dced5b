/**
 * Which addresses lead elsewhere: rules read from settings and from {@code _redirects}, and looked up by path.
 *
 * <p>In: texts of people, which may be wrong. Out: rules that can't loop among themselves, can't be turned against another
 * site and find their target in a time that no request can stretch. It knows nothing of HTTP but statuses.
 */
@NullMarked
package blogjar.redirect;

import org.jspecify.annotations.NullMarked;
