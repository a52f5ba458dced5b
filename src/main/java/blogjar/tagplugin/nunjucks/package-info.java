/**
 * Templates within posts, as far as nunjucks 3 has them without a loader: expressions, filters, tests, statements.
 *
 * <p>In: a text with <code>{{ }}</code> and <code>{% %}</code> and the values of its variables. Out: the text with
 * these evaluated. What is broken stays as text and is told to the host. Values behave as JavaScript's do.
 */
@NullMarked
package blogjar.tagplugin.nunjucks;

import org.jspecify.annotations.NullMarked;
