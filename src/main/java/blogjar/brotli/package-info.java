/**
 * Bytes in, the same bytes as a Brotli stream out. The words are those of RFC 7932.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932">RFC 7932</a>
 */
@NullMarked
package blogjar.brotli;

import org.jspecify.annotations.NullMarked;
