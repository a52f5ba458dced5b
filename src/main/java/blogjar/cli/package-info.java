/**
 * Commands, options, exit codes and the wiring. It parses, calls and prints.
 */
@NullMarked
package blogjar.cli;

import org.jspecify.annotations.NullMarked;
