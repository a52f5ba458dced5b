/**
 * Content-Security-Policy: what a page may load and run is what it was written to load and run.
 *
 * <p>In: a release. Out: the policy of each page, from one pass over it and over the scripts and styles that it names. It
 * knows nothing of requests.
 */
@NullMarked
package blogjar.server.policy;

import org.jspecify.annotations.NullMarked;
