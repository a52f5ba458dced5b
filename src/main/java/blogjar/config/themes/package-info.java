/**
 * What the themes of Hexo were told, in the words of the built-in theme.
 *
 * <p>In: the name of a theme and its settings. Out: {@link blogjar.config.themes.ThemeSettings}. What is turned into what
 * stands in {@code settings.tsv}. Nothing here knows how a page looks.
 */
@NullMarked
package blogjar.config.themes;

import org.jspecify.annotations.NullMarked;
