/**
 * Logs: lines that are written in their order, whole, and without anybody waiting for it.
 *
 * <p>In: lines, from any thread. Out: a file that is begun anew by size and day and that others may move away or cut short,
 * or a stream; and what could not be written, counted and told. It knows nothing of what the lines say.
 */
@NullMarked
package blogjar.logfile;

import org.jspecify.annotations.NullMarked;
