package blogjar.tagplugin;

import blogjar.text.Html;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Diagrams and formulas, which are drawn in the browser: until then their source is shown. */
final class DiagramTags {
    private static final Set<String> KINDS = Set.of("mermaid", "markmap", "math");

    private DiagramTags() {}

    static String diagram(TagCall call) {
        return "<pre class=\"" + call.name() + "\">" + Html.escape(call.body()) + "</pre>";
    }

    /** What tells a diagram from other code, where Hexo, which knows no such language, writes {@code plaintext}. */
    static String attribute(@Nullable String language) {
        return language != null && KINDS.contains(language) ? " data-diagram=\"" + language + "\"" : "";
    }
}
