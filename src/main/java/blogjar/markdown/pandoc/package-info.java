/**
 * Markdown to HTML, as hexo-renderer-pandoc lets pandoc write it. Pure.
 *
 * <p>pandoc is a program of its own that a blog with this renderer calls; here is a reading of its manual ("Pandoc's
 * Markdown", version 2.17) in its place, so that a build needs no other program.
 */
@NullMarked
package blogjar.markdown.pandoc;

import org.jspecify.annotations.NullMarked;
