/**
 * What is measured: the blog that is in the jar, as often over as a bench wants. The benches stand in the packages of what they
 * measure; {@code bench/run} runs them.
 */
@NullMarked
package blogjar.bench;

import org.jspecify.annotations.NullMarked;
