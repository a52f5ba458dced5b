/**
 * Figures of a running server: counted on the way of each request at next to no cost, and written for who asks.
 *
 * <p>In: what happens, from any thread, and what the rooms above say of the site's standing, as one value that never changes.
 * Out: Prometheus' text, a status as JSON, and whether all is well. It knows nothing of how they are asked for.
 */
@NullMarked
package blogjar.metrics;

import org.jspecify.annotations.NullMarked;
