/**
 * What is published: paths with their content, and where they go, a folder or a {@link blogjar.output.Release} in memory.
 */
@NullMarked
package blogjar.output;

import org.jspecify.annotations.NullMarked;
