package blogjar.redirect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which paths a rule is for. */
sealed interface Source permits PathPattern, RegexPattern {
    /** The variable parts by their names in a target, such as {@code splat}. */
    List<String> names();

    /** The first segment of all paths that it can match; null where they may have several. */
    @Nullable
    String firstSegment();

    /** The one path that it matches, as {@link Paths#key} has it; null where there are many. */
    @Nullable
    String only();

    /**
     * @param path decoded, no leading slash
     * @return null where it does not match
     */
    @Nullable
    Captures match(String path);
}
