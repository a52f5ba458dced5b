package blogjar.markdown;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The settings of hexo-renderer-marked 7 ({@code marked:}). */
public record MarkdownOptions(boolean prependRoot, boolean postAsset) {
    /** @param marked the mapping under {@code marked:}; what is not there has the renderer's default */
    public static MarkdownOptions of(Map<String, @Nullable Object> marked) {
        return new MarkdownOptions(true, false);
    }
}
