/**
 * A problem told to the user: place, what is wrong, what was expected, how to mend it.
 *
 * <p>In: what any room finds out. Out: one text form for all of them. {@link blogjar.diagnostic.ProblemException} is the
 * one exception that carries problems upwards. It knows no other room.
 */
@NullMarked
package blogjar.diagnostic;

import org.jspecify.annotations.NullMarked;
