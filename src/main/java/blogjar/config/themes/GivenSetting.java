package blogjar.config.themes;

import blogjar.diagnostic.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * One setting of a theme, as a file of the blog gives it.
 *
 * @param path its keys, separated by dots; {@code widgets[type=toc].depth} for one in a list
 * @param place where it stands
 * @param isTheThemes whether the file came with the theme: most of what it says is what the theme has anyway
 * @param note the setting of the built-in theme that it is, or what serves it here, or why a setting that it has is
 *     ignored; empty otherwise
 */
public record GivenSetting(
        String path, SourcePosition place, @Nullable Object value, boolean isTheThemes, Fate fate, String note) {

    /** What becomes of a setting of a theme. */
    public enum Fate {
        /** The built-in theme has it: {@link #note} names its setting. */
        MAPPED,
        /** It needs no setting here: {@link #note} says what serves it. */
        BUILT_IN,
        /** It switches off what is not here. */
        OFF,
        /** It is about how the theme itself works, as where it loads its scripts from. */
        ASIDE,
        /** It does nothing here. */
        IGNORED
    }
}
