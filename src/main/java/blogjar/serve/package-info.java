/**
 * The running blog: build, publish, watch, build again. The only room with a life cycle.
 */
@NullMarked
package blogjar.serve;

import org.jspecify.annotations.NullMarked;
