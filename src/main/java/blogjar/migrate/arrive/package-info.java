/**
 * Blogs of other programs: read, and written as a tree of Hexo.
 *
 * <p>In: an export of WordPress, a feed, a tree of Jekyll or Hugo. Out: articles as files with front matter, each at the address that it
 * had, and a list of what could not be carried over, which stays in the text as it was. Files that are there are not written over
 * unless that is asked for.
 */
@NullMarked
package blogjar.migrate.arrive;

import org.jspecify.annotations.NullMarked;
