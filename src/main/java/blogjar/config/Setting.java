package blogjar.config;

import org.jspecify.annotations.Nullable;

/**
 * One setting that is known here.
 *
 * @param key its path, keys separated by dots
 * @param otherwise what holds where a blog says nothing; null where that is nothing
 * @param note what a user has to know of it; empty for nothing
 */
public record Setting(String key, Kind kind, @Nullable Object otherwise, Fate fate, String note) {

    /** What becomes of a setting. */
    public enum Fate {
        /** What Hexo 8.1.2 and its own generators do. */
        HEXO,
        /** A setting of blog.jar. */
        OURS,
        /** What the plugin of Hexo does that has it. */
        PLUGIN,
        /** Nothing, as in Hexo 8. */
        NONE,
        /** Something else than in Hexo, which every build tells. */
        OTHER,
        /** No matter of a build, and done for some values only; the note is for the others. */
        ASIDE
    }
}
