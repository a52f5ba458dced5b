package blogjar.config;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What becomes of the plugins of Hexo here: {@code plugins.tsv}. */
final class KnownPlugins {
    /** What Hexo 8.1.2 loads as a plugin (hexo/load_plugins.ts), which a theme is not. */
    private static final Pattern PLUGIN = Pattern.compile("(?!@types/)(@[^/]+/)?hexo-(?!theme-).*", Pattern.DOTALL);

    private static final String NOT_DONE = "not-done";

    private final Map<String, Known> byName;

    private record Known(String state, String note) {}

    private KnownPlugins(Map<String, Known> byName) {
        this.byName = byName;
    }

    static KnownPlugins read() {
        Map<String, Known> byName = new LinkedHashMap<>();
        for (String line : text().split("\n")) {
            if (!line.startsWith("#")) {
                String[] columns = line.split("\t", -1);
                byName.put(columns[0], new Known(columns[1], columns[2]));
            }
        }
        return new KnownPlugins(Collections.unmodifiableMap(byName));
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(KnownPlugins.class.getResourceAsStream("plugins.tsv"), "plugins.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static boolean isPlugin(String name) {
        return PLUGIN.matcher(name).matches();
    }

    /**
     * Tells of a plugin without which something is missing; of any other it tells nothing.
     *
     * @param text of {@code package.json}
     * @param offset of the name in it
     */
    void tell(String name, String text, int offset, Problems problems) {
        Known known = byName.get(name);
        if (known != null && !known.state().equals(NOT_DONE)) {
            return;
        }
        String message = known == null
                ? "blog.jar does not know the plugin " + name + "; what it did is left out"
                : "the plugin " + name + " is not done: " + known.note();
        problems.add(Problem.notice(message)
                .at("package.json", text, offset)
                .fix("remove it from package.json if the blog can do without it"));
    }
}
