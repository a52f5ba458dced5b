/**
 * Regular expressions as ECMAScript 2023 means them, for the grammars of other programs.
 *
 * <p>In: a pattern's source and its flags. Out: whether it matches at a place, how far, and its groups. What {@code
 * java.util.regex} reads otherwise is read as JavaScript does: what {@code \s}, {@code \b} and {@code $} are, letters
 * without case, groups in loops, references to groups that are not set. The way back is kept on a stack of our own, so
 * a long text can't overflow that of the thread, and every step is counted, so a hostile text can't hold it for long.
 */
@NullMarked
package blogjar.highlight.regex;

import org.jspecify.annotations.NullMarked;
