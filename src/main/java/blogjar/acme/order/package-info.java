/** The conversation with a CA (RFC 8555): account, order, proofs, certificate. What goes wrong becomes a {@link blogjar.acme.Refusal}. */
@NullMarked
package blogjar.acme.order;

import org.jspecify.annotations.NullMarked;
