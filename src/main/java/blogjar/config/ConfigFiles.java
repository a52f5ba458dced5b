package blogjar.config;

import blogjar.config.themes.ThemeSettings;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourcePosition;
import blogjar.diagnostic.SourceText;
import blogjar.yaml.Yaml;
import blogjar.yaml.YamlDocument;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The configuration files of a blog, read and merged as Hexo does (hexo/load_config.ts, load_theme_config.ts,
 * multi_config_path.ts).
 */
public final class ConfigFiles {
    private static final String MAIN = "_config.yml";

    private final Path root;
    private final Problems problems;
    private final Map<String, String> origins = new LinkedHashMap<>();
    private final List<YamlDocument> read = new ArrayList<>();

    private ConfigFiles(Path root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * What was read, and where each key of the top level came from.
     *
     * @param origins key to file name, {@code default} or {@code option}
     * @param files of the blog, the last one wins
     */
    public record Loaded(Config config, Map<String, String> origins, List<YamlDocument> files) {}

    /**
     * Reads the configuration of a blog.
     *
     * @param root the blog's folder
     * @param files names of {@code --config}, relative to the folder; empty for {@code _config.yml}
     * @param overrides keys of a run that win over the files; may be dotted paths
     * @param problems takes notices
     * @throws ProblemException where a file is no YAML or a value can't be used, with every such problem
     */
    public static Loaded load(
            Path root, List<String> files, Map<String, ? extends Object> overrides, Problems problems) {
        return new ConfigFiles(root, problems).load(files, overrides);
    }

    /** What a run sets without any file. */
    public static Config ofCall(Map<String, ? extends Object> overrides) {
        Map<String, @Nullable Object> values = Map.of();
        for (Map.Entry<String, ? extends Object> override : overrides.entrySet()) {
            values = DeepMerge.of(values, KnownSettings.nest(override.getKey(), override.getValue()));
        }
        return new Config(values, Map.of());
    }

    private Loaded load(List<String> files, Map<String, ? extends Object> overrides) {
        Map<String, @Nullable Object> given = files.isEmpty() ? single() : several(files);
        KnownSettings known = KnownSettings.read();
        Map<String, @Nullable Object> values = DeepMerge.of(known.defaults(), given);
        for (Map.Entry<String, ? extends Object> override : overrides.entrySet()) {
            values = DeepMerge.of(values, KnownSettings.nest(override.getKey(), override.getValue()));
            origins.put(override.getKey(), "option");
        }
        values = new LinkedHashMap<>(new SettingCheck(known, read, problems).check(values));
        addresses(values, isSet(given.get("root")) || overrides.containsKey("root"));
        check(values);
        for (Map.Entry<String, Map<String, @Nullable Object>> generator :
                GeneratorDefaults.of(values).entrySet()) {
            Map<String, @Nullable Object> merged = new LinkedHashMap<>(generator.getValue());
            if (values.get(generator.getKey()) instanceof Map<?, ?> own) {
                own.forEach((k, v) -> merged.put(String.valueOf(k), v));
            }
            values.put(generator.getKey(), Collections.unmodifiableMap(merged));
        }
        ThemeSettings theme = ThemeConfig.read(root, values, List.copyOf(read), problems);
        values.put("theme_config", theme.given());
        Plugins plugins = Plugins.read(root, problems);
        Config config = new Config(Collections.unmodifiableMap(values), theme, plugins, this::place);
        return new Loaded(config, Map.copyOf(origins), List.copyOf(read));
    }

    /** {@code _config.yml}, else the first file of that name with another extension. */
    private Map<String, @Nullable Object> single() {
        Path main = root.resolve(MAIN);
        if (isThere(main)) {
            return mapping(main);
        }
        Path other = named(root, "_config");
        return other == null ? Map.of() : mapping(other);
    }

    /** Whether something has this name, be it a file or what {@link #document} will tell. */
    static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isOfSettings(String name) {
        return name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json");
    }

    /** The first file of a folder with a name, whatever its extension. */
    static @Nullable Path named(Path folder, String name) {
        if (!Files.isDirectory(folder)) {
            return null;
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.filter(p -> isOfSettings(p.toString()) || Files.isRegularFile(p))
                    .filter(p -> {
                        String file = p.getFileName().toString();
                        int dot = file.lastIndexOf('.');
                        return dot > 0 && file.substring(0, dot).equals(name);
                    })
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (IOException unreadable) {
            throw new ProblemException(
                    Problem.error("the folder " + folder + " can't be read: " + unreadable.getMessage())
                            .fix("check its permissions"));
        }
    }

    private Map<String, @Nullable Object> several(List<String> files) {
        Map<String, @Nullable Object> merged = Map.of();
        boolean any = false;
        for (String name : files) {
            Path file = root.resolve(name);
            boolean known = isOfSettings(name);
            if (!known || !isThere(file)) {
                problems.add(Problem.notice(
                                known
                                        ? "there is no configuration file '" + name + "'; it is skipped"
                                        : "'" + name + "' is skipped: configuration files end in .yml or .json")
                        .fix("correct --config; names are relative to the blog's folder"));
                continue;
            }
            merged = DeepMerge.of(merged, mapping(file));
            any = true;
        }
        return any ? merged : single();
    }

    private Map<String, @Nullable Object> mapping(Path file) {
        YamlDocument document = document(root, file, problems);
        String name = document.place("").file();
        read.add(document);
        Map<String, @Nullable Object> map = Objects.requireNonNullElse(document.mapping(), Map.of());
        map.keySet().forEach(key -> origins.put(key, name));
        return map;
    }

    /**
     * A file of settings.
     *
     * @param problems told what is no UTF-8
     * @throws ProblemException where it can't be read, or holds something else than settings
     */
    static YamlDocument document(Path root, Path file, Problems problems) {
        Path shown = root.isAbsolute() == file.isAbsolute() ? root.relativize(file) : file;
        String name = shown.toString().replace('\\', '/');
        YamlDocument document = Yaml.parse(name, text(file, name, problems), 1);
        if (document.mapping() == null && document.value() != null) {
            throw new ProblemException(Problem.error("this file holds no settings")
                    .at(document.place(""))
                    .expected("lines of the form 'key: value'")
                    .fix("write the settings of the blog, or remove the file"));
        }
        return document;
    }

    private static String text(Path file, String name, Problems problems) {
        if (!Files.isRegularFile(file)) { // nor is it read: a pipe would keep us for ever
            String what = Files.isDirectory(file) ? "this is a folder" : "this is no file, or a link to nothing";
            throw new ProblemException(Problem.error(what)
                    .in(name)
                    .expected("a file of settings")
                    .fix("put the file in its place, or remove it"));
        }
        try {
            return SourceText.of(name, Files.readAllBytes(file), problems);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(name, unreadable));
        }
    }

    private static boolean isSet(@Nullable Object value) {
        return value != null && !value.equals("") && !value.equals(Boolean.FALSE);
    }

    private void addresses(Map<String, @Nullable Object> values, boolean rootGiven) {
        Object url = values.get("url") instanceof String text ? text.strip() : values.get("url");
        if (!(url instanceof String address) || !isHttp(address)) {
            throw new ProblemException(Problem.error("'url' is not an address of the web: " + url)
                    .at(place("url"))
                    .expected("https://example.com")
                    .fix("write the address under which readers reach the blog, with https://"));
        }
        if (!rootGiven) {
            String path = URI.create(address.replace(" ", "%20")).getRawPath();
            values.put("root", path == null || path.isEmpty() ? "/" : path.endsWith("/") ? path : path + "/");
        }
        Object rootPath = values.get("root");
        if (!(rootPath instanceof String path)
                || path.isBlank()
                || List.of(path.split("[/\\\\]")).contains("..")) {
            throw new ProblemException(Problem.error("'root' is not a path: " + rootPath)
                    .at(place("root"))
                    .expected("a text such as / or /blog/")
                    .fix("write the path of the blog on its host, or remove the line"));
        }
        values.put("root", path.replaceAll("/*$", "") + "/");
        values.put("url", address.replaceAll("/+$", ""));
    }

    private static boolean isHttp(String address) {
        try {
            URI uri = new URI(address.replace(" ", "%20"));
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web
                    && uri.getRawAuthority() != null
                    && !uri.getRawAuthority().isEmpty();
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /** The name as the tz database writes it; moment-timezone takes it in capital and small letters alike. */
    private String zoneName(String written) {
        try {
            return ZoneId.of(written).getId();
        } catch (DateTimeException unknown) {
            return ZoneId.getAvailableZoneIds().stream()
                    .filter(written::equalsIgnoreCase)
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(Problem.error("there is no time zone '" + written + "'")
                            .at(place("timezone"))
                            .expected("a name such as Asia/Shanghai")
                            .fix("take a name of the tz database, or leave it empty for the machine's zone")));
        }
    }

    /** Values without which nothing can be built. */
    private void check(Map<String, @Nullable Object> values) {
        Object zone = values.get("timezone");
        if (zone != null && !zone.equals("")) {
            values.put("timezone", zoneName(zone.toString()));
        }
        for (String key : List.of("source_dir", "public_dir", "permalink", "new_post_name")) {
            Object value = values.get(key);
            if (!(value instanceof String text) || text.isBlank()) {
                boolean empty = value == null || value.toString().isBlank();
                throw new ProblemException(Problem.error("'" + key + (empty ? "' is empty" : "' is no text: " + value))
                        .at(place(key))
                        .expected("a text")
                        .fix("write a value, or remove the line to have Hexo's default"));
            }
        }
        for (String segment : String.valueOf(values.get("permalink")).split("[/\\\\]")) {
            if (segment.equals("..") || segment.equals(".")) {
                throw new ProblemException(
                        Problem.error("'permalink' leads out of the site: " + values.get("permalink"))
                                .at(place("permalink"))
                                .expected("a path such as :year/:month/:day/:title/")
                                .fix("remove the dots"));
            }
        }
    }

    private static boolean has(Map<String, @Nullable Object> map, String path) {
        int dot = path.indexOf('.');
        Object value = map.get(dot < 0 || map.containsKey(path) ? path : path.substring(0, dot));
        if (dot < 0 || map.containsKey(path)) {
            return map.containsKey(path);
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        return value instanceof Map<?, ?> inner && has(texts(inner), path.substring(dot + 1));
    }

    @SuppressWarnings("unchecked") // the loader makes maps with strings for keys, and no others
    private static Map<String, @Nullable Object> texts(Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
    }

    /** Where a setting stands; items of lists, and keys with dots, are found in the file that has what they are in. */
    private SourcePosition place(String key) {
        for (int i = read.size() - 1; i >= 0; i--) {
            Map<String, @Nullable Object> map = read.get(i).mapping();
            if (map != null && has(map, key)) {
                return read.get(i).place(key);
            }
        }
        return new SourcePosition(MAIN, 1, 1);
    }
}
