package blogjar.content;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which files are rendered, and to what (hexo/plugins/renderer, hexo-renderer-marked). Case matters, as it does to Hexo. */
public final class Renderers {
    private static final Map<String, String> OUTPUT = Map.ofEntries(
            Map.entry("md", "html"),
            Map.entry("markdown", "html"),
            Map.entry("mkd", "html"),
            Map.entry("mkdn", "html"),
            Map.entry("mdwn", "html"),
            Map.entry("mdtxt", "html"),
            Map.entry("mdtext", "html"),
            Map.entry("htm", "html"),
            Map.entry("html", "html"),
            Map.entry("njk", "html"),
            Map.entry("j2", "html"),
            Map.entry("ejs", "html"),
            Map.entry("css", "css"),
            Map.entry("js", "js"),
            Map.entry("styl", "css"),
            Map.entry("stylus", "css"),
            Map.entry("json", "json"),
            Map.entry("yml", "json"),
            Map.entry("yaml", "json"));

    private Renderers() {}

    /** The extension of what a file is rendered to, or null where it is copied. */
    public static @Nullable String outputOf(String path) {
        String extension = extension(path);
        // To Hexo a name without a dot is an extension.
        return OUTPUT.get(extension.isEmpty() ? path : extension);
    }

    public static boolean isMarkdown(String path) {
        String extension = extension(path);
        return extension.startsWith("m") && OUTPUT.containsKey(extension);
    }

    /** Without the dot; empty for a name that has none, or only a leading one (Node's path.extname). */
    public static String extension(String path) {
        int slash = path.lastIndexOf('/');
        int dot = path.lastIndexOf('.');
        return dot > slash + 1 ? path.substring(dot + 1) : "";
    }

    public static String withoutExtension(String path) {
        String extension = extension(path);
        int dot = path.lastIndexOf('.');
        return extension.isEmpty() && dot <= path.lastIndexOf('/') + 1 ? path : path.substring(0, dot);
    }
}
