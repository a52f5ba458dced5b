/**
 * The tags of a post: <code>{% name args %}</code> parsed, put aside, called and put back; variables and expressions.
 *
 * <p>In: the text of a post and its data. Out: text with placeholders for Markdown, and HTML in the end.
 */
@NullMarked
package blogjar.tagplugin;

import org.jspecify.annotations.NullMarked;
