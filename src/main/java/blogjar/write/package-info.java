/**
 * Files that are written for the author: a new article from its scaffold, a draft that becomes a post, and a post that becomes a
 * draft again.
 *
 * <p>In: a blog's folder and its {@link blogjar.config.Config}. Out: files in the source folder; each command that asks writes
 * what its author named and nothing else.
 */
@NullMarked
package blogjar.write;

import org.jspecify.annotations.NullMarked;
