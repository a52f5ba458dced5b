/**
 * The configuration of a blog: {@code _config.yml} and its companions over the defaults of Hexo, in one immutable value.
 *
 * <p>In: the files and the settings of a run. Out: {@link blogjar.config.Config}.
 */
@NullMarked
package blogjar.config;

import org.jspecify.annotations.NullMarked;
