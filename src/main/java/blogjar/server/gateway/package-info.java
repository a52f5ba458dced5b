/**
 * Passes requests on to other programs and their answers back, as a gateway does (RFC 9110, 3.7).
 *
 * <p>In: an exchange, and the service that the settings name for its path. Out: the service's answer, or the word that it
 * gave none. Nothing waits for a service but its own exchange, and of a body no more than a buffer is held. What is left
 * out of here: which path is whose, who may ask, and what is said in place of an answer.
 */
@NullMarked
package blogjar.server.gateway;

import org.jspecify.annotations.NullMarked;
