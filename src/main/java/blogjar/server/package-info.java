/**
 * Answers HTTP requests from the published site (RFC 9110, RFC 9111).
 *
 * <p>In: the release in memory, which never changes, and an {@code SSLContext}. Out: responses and one access-log line
 * each. A new build arrives whole, by swapping one reference; requests in flight finish on the old one. Only this package
 * knows Undertow; {@code gateway} in it passes requests on to other programs. It knows nothing of Markdown, themes or ACME.
 */
@NullMarked
package blogjar.server;

import org.jspecify.annotations.NullMarked;
