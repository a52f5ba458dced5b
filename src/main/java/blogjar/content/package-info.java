/**
 * The source tree as it is on disk: posts, pages, drafts, assets, data and scaffolds, each with its front matter.
 *
 * <p>In: a folder and its {@link blogjar.config.Config}. Out: documents that are read but not rendered.
 */
@NullMarked
package blogjar.content;

import org.jspecify.annotations.NullMarked;
