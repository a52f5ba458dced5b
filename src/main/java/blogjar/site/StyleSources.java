package blogjar.site;

import blogjar.config.Plugins;
import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.util.Map;

/**
 * Stylesheets in a language that is compiled to CSS: Hexo copies them, as we do, unless the blog names a renderer for
 * them. Where it does, or names no packages at all, it is told.
 */
final class StyleSources {
    private record Language(String name, String... renderers) {}

    private static final Language STYLUS = new Language("Stylus", "hexo-renderer-stylus");
    private static final Language SASS = new Language(
            "Sass",
            "hexo-renderer-sass",
            "hexo-renderer-scss",
            "hexo-renderer-sass-next",
            "hexo-renderer-dartsass",
            "hexo-renderer-dart-sass");
    private static final Map<String, Language> LANGUAGES = Map.of(
            "styl",
            STYLUS,
            "stylus",
            STYLUS,
            "scss",
            SASS,
            "sass",
            SASS,
            "less",
            new Language("Less", "hexo-renderer-less"));

    private StyleSources() {}

    /** @param path under the source folder, of any file that is copied */
    static void tell(String path, Plugins plugins, Problems problems) {
        Language language = LANGUAGES.get(Renderers.extension(path));
        if (language != null && plugins.mayHave(language.renderers)) {
            problems.addMerged(Problem.notice(language.name + " is not compiled; the file is published as it is")
                    .in("source/" + path)
                    .fix("write it as CSS, which nests by itself today, or put the compiled file in its place"));
        }
    }
}
