/**
 * Certificates: PEM files to an {@code SSLContext}, chosen by server name and reloaded when the files change.
 */
@NullMarked
package blogjar.tls;

import org.jspecify.annotations.NullMarked;
