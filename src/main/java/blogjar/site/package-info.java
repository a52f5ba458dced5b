/**
 * The model of a blog that generators and templates see: posts in order, pages, categories, tags, data. Immutable.
 *
 * <p>In: documents. Out: {@link blogjar.site.Site}, the same for the same tree, whatever the machine.
 */
@NullMarked
package blogjar.site;

import org.jspecify.annotations.NullMarked;
