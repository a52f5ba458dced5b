/**
 * Names and the DNS: the proof by a TXT record (RFC 8555, 8.4), set by a program of the user's or by the API of who hosts the
 * zone, and what the DNS and port 80 say of a name before a CA is asked.
 */
@NullMarked
package blogjar.acme.dns;

import org.jspecify.annotations.NullMarked;
