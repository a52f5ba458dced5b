/**
 * What a user asks before the blog is moved from Hexo to here.
 *
 * <p>In: a blog as it is on disk, and what is published of it today. Out: a report, as values, as text and as JSON. Blogs are
 * built into memory only; nothing is written but by {@code arrive}, which makes a new blog.
 */
@NullMarked
package blogjar.migrate;

import org.jspecify.annotations.NullMarked;
