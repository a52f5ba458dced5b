/**
 * A branch of a git repository, followed. In: where it is, and how to be let in. Out: a folder that has what the branch has. Only
 * this package knows JGit and JSch; it knows nothing of blogs, and decides nothing about when to ask.
 */
@NullMarked
package blogjar.git;

import org.jspecify.annotations.NullMarked;
