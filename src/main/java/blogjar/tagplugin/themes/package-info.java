/**
 * The tags that themes for Hexo bring along, in the markup of the theme that the blog was written for.
 *
 * <p>In: the arguments of a tag and its rendered body. Out: the HTML that the theme's own function makes of them. Where
 * that is an empty frame for a script, or names a third-party host, what is meant stands in it instead.
 */
@NullMarked
package blogjar.tagplugin.themes;

import org.jspecify.annotations.NullMarked;
