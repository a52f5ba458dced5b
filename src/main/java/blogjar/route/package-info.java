/**
 * Which addresses there are: {@link blogjar.site.Site} to {@link blogjar.route.Route}s.
 *
 * <p>Generators for posts, pages, assets, home, archives, categories and tags, as those of Hexo. Nothing is rendered here.
 */
@NullMarked
package blogjar.route;

import org.jspecify.annotations.NullMarked;
