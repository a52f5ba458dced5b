package blogjar.config;

import blogjar.diagnostic.SourcePosition;
import java.util.Locale;

/**
 * A plugin of Hexo that a blog names.
 *
 * @param place in {@code package.json}
 * @param note how that is, or what is missing; empty for nothing
 */
public record NamedPlugin(String name, SourcePosition place, Fate fate, String note) {

    /** What becomes of a plugin here. */
    public enum Fate {
        /** Its name switches on what it did. */
        BUILT_IN,
        /** Nothing is missing without it. */
        NOT_NEEDED,
        /** Something else does what it did. */
        REPLACED,
        /** What it did is known, and missing. */
        NOT_DONE,
        /** Nothing is known of it. */
        UNKNOWN;

        static Fate of(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
