/**
 * Changed paths below a folder, debounced.
 */
@NullMarked
package blogjar.watch;

import org.jspecify.annotations.NullMarked;
