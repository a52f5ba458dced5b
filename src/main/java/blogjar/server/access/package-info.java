/**
 * Who may see what: passwords as {@code htpasswd} keeps them, and how they are checked.
 *
 * <p>In: files of names and hashes, and what somebody claims. Out: whether it is true. It knows nothing of requests.
 */
@NullMarked
package blogjar.server.access;

import org.jspecify.annotations.NullMarked;
