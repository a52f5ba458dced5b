package blogjar.config;

import blogjar.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The settings of {@code _config.yml} that are known here, with their defaults: {@code settings.tsv}. */
public final class KnownSettings {
    private final Map<String, Setting> byKey;

    private KnownSettings(Map<String, Setting> byKey) {
        this.byKey = byKey;
    }

    /** Read once, when it is first asked for. */
    private static final class Known {
        static final KnownSettings ALL = readAll();
    }

    /** The list of them, which is part of the program. */
    public static KnownSettings read() {
        return Known.ALL;
    }

    private static KnownSettings readAll() {
        Map<String, Setting> byKey = new LinkedHashMap<>();
        for (String line : text().split("\n")) {
            if (!line.startsWith("#")) {
                Setting setting = setting(line);
                byKey.put(setting.key(), setting);
            }
        }
        return new KnownSettings(Collections.unmodifiableMap(byKey));
    }

    private static String text() {
        try (InputStream in =
                Objects.requireNonNull(KnownSettings.class.getResourceAsStream("settings.tsv"), "settings.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Setting setting(String line) {
        String[] columns = line.split("\t", -1);
        try {
            Object otherwise = columns[2].isEmpty() ? null : Json.parse(columns[2]);
            Setting.Fate fate = Setting.Fate.valueOf(columns[3].toUpperCase(Locale.ROOT));
            return new Setting(columns[0], new Kind(columns[1]), otherwise, fate, columns[4]);
        } catch (Json.SyntaxException broken) {
            throw new IllegalStateException("settings.tsv: " + line, broken);
        }
    }

    /** All of them, in the order of Hexo's documentation. */
    public List<Setting> all() {
        return List.copyOf(byKey.values());
    }

    public @Nullable Setting of(String key) {
        return byKey.get(key);
    }

    /**
     * The names right below a key.
     *
     * @param parent empty for the top level
     */
    List<String> names(String parent) {
        String prefix = parent.isEmpty() ? "" : parent + ".";
        return byKey.keySet().stream()
                .filter(key -> key.startsWith(prefix) && key.indexOf('.', prefix.length()) < 0)
                .map(key -> key.substring(prefix.length()))
                .collect(Collectors.toList());
    }

    /** What Hexo 8.1.2 has where a blog says nothing (hexo/default_config.ts). */
    Map<String, @Nullable Object> defaults() {
        Map<String, @Nullable Object> defaults = new LinkedHashMap<>();
        for (Setting setting : byKey.values()) {
            if (setting.otherwise() != null) {
                defaults = DeepMerge.of(defaults, nest(setting.key(), setting.otherwise()));
            }
        }
        return defaults;
    }

    /** A mapping of one value at a path of keys separated by dots. */
    static Map<String, @Nullable Object> nest(String path, @Nullable Object value) {
        int dot = path.indexOf('.');
        return Collections.singletonMap(
                dot < 0 ? path : path.substring(0, dot), dot < 0 ? value : nest(path.substring(dot + 1), value));
    }
}
