/**
 * Certificates from a certificate authority (RFC 8555): asked for, kept, and renewed in time. What is of the network stands behind
 * {@link blogjar.acme.Authority}, what is of time behind a clock; the proofs that a name is ours are given by {@link
 * blogjar.acme.Answer}s.
 */
@NullMarked
package blogjar.acme;

import org.jspecify.annotations.NullMarked;
