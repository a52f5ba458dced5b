package blogjar.config;

import blogjar.config.themes.KnownTheme;
import blogjar.config.themes.ThemeSettings;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.text.Addresses;
import blogjar.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a blog's theme, from all the places where Hexo 8 and the themes look for them. From below: the theme's
 * own {@code _config.yml}, what themes have in the blog's, {@code _config.<theme>.yml}, {@code theme_config}, and the data
 * file of the themes that have one, such as {@code source/_data/next.yml}; for posts, {@code _config.post.yml} of Icarus,
 * which also knows no other name of its file than {@code _config.icarus.yml}.
 */
final class ThemeConfig {
    /** Settings of ours that are about posts. */
    private static final Set<String> OF_POSTS = Set.of("toc", "post", "licence", "reward", "comments", "code");

    private ThemeConfig() {}

    /**
     * One place with settings.
     *
     * @param key below which they stand, empty for the whole document
     * @param names of those that count, empty for all
     * @param isTheThemes whether it came with the theme, whoever changed it since
     */
    private record Source(YamlDocument document, String key, Set<String> names, boolean isTheThemes) {
        Source(YamlDocument document, String key, boolean isTheThemes) {
            this(document, key, Set.of(), isTheThemes);
        }

        Map<String, @Nullable Object> settings() {
            Map<String, @Nullable Object> whole = Objects.requireNonNullElse(document.mapping(), Map.of());
            Map<String, @Nullable Object> all = key.isEmpty() ? whole : mapping(whole.get(key));
            return names.isEmpty() ? all : only(names, all);
        }
    }

    private static Map<String, @Nullable Object> only(Set<String> names, Map<String, @Nullable Object> settings) {
        Map<String, @Nullable Object> some = new LinkedHashMap<>(settings);
        some.keySet().retainAll(names);
        return some;
    }

    private static ThemeSettings.Source source(Source source) {
        String prefix = source.key().isEmpty() ? "" : source.key() + ".";
        return new ThemeSettings.Source(
                source.settings(), path -> source.document().keyPlace(prefix + path), source.isTheThemes());
    }

    @SuppressWarnings("unchecked") // mappings come from YAML, whose keys are made strings when it is read
    private static Map<String, @Nullable Object> mapping(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /**
     * @param values settings of the blog, which name the theme
     * @param main the files that they were read from
     */
    static ThemeSettings read(
            Path root, Map<String, @Nullable Object> values, List<YamlDocument> main, Problems problems) {
        Object given = values.get("theme");
        String name = given == null || given.equals(Boolean.FALSE) ? "" : given.toString();
        boolean icarus =
                KnownTheme.named(name).filter(KnownTheme.ICARUS::equals).isPresent();
        Path folder = folder(root, name);
        Path source = root.resolve(
                Objects.requireNonNullElse(values.get("source_dir"), "source").toString());
        List<Source> files = new ArrayList<>();
        if (folder != null) {
            add(files, root, ConfigFiles.named(folder, "_config"), true, problems);
        }
        if (!name.isEmpty()) {
            Path beside = root.resolve("_config." + name + ".yml");
            Path found = ConfigFiles.isThere(beside) ? beside : ConfigFiles.named(root, "_config." + name);
            add(
                    files,
                    root,
                    found == null && icarus ? ConfigFiles.named(root, "_config.icarus") : found,
                    false,
                    problems);
        }
        Map<String, @Nullable Object> merged = Map.of();
        for (Source file : files) {
            merged = DeepMerge.of(merged, file.settings());
        }
        Set<String> ofBlog = KnownTheme.named(name).map(KnownTheme::ofBlog).orElse(Set.of());
        if (!ofBlog.isEmpty()) {
            main.forEach(document -> files.add(new Source(document, "", ofBlog, false)));
            merged = DeepMerge.of(only(ofBlog, values), merged);
        }
        main.forEach(document -> files.add(new Source(document, "theme_config", false)));
        merged = DeepMerge.of(merged, mapping(values.get("theme_config")));
        String data = KnownTheme.named(name).map(KnownTheme::data).orElse("");
        if (!data.isEmpty()) {
            int others = files.size();
            add(files, root, ConfigFiles.named(source.resolve("_data"), data), false, problems);
            merged = files.size() == others
                    ? merged
                    : DeepMerge.of(merged, files.get(others).settings());
        }
        int before = files.size();
        add(files, root, icarus ? ConfigFiles.named(root, "_config.post") : null, false, problems);
        Map<String, @Nullable Object> ofPosts =
                files.size() == before ? Map.of() : files.get(before).settings();
        List<ThemeSettings.Source> sources =
                files.stream().map(ThemeConfig::source).toList();
        return withPosts(
                ThemeSettings.of(name, merged, sources, isThere(source, folder)),
                name,
                ofPosts,
                isThere(source, folder));
    }

    /** Icarus has {@code _config.post.yml} above all for the pages of posts. */
    private static ThemeSettings withPosts(
            ThemeSettings all, String name, Map<String, @Nullable Object> ofPosts, Predicate<String> isThere) {
        if (ofPosts.isEmpty()) {
            return all;
        }
        Map<String, @Nullable Object> posts = new LinkedHashMap<>(
                ThemeSettings.of(name, ofPosts, List.of(), isThere).ours());
        posts.keySet().retainAll(OF_POSTS);
        return new ThemeSettings(all.theme(), all.given(), DeepMerge.replacing(all.ours(), posts), all.list());
    }

    /** Where a theme stands; null where it is not here, or its name leads out of the blog. */
    static @Nullable Path folder(Path root, String name) {
        for (String place : List.of("themes/" + name, "node_modules/hexo-theme-" + name)) {
            Path parent = root.resolve(place.substring(0, place.indexOf('/')));
            Path folder = root.resolve(place).normalize();
            if (!name.isEmpty() && parent.equals(folder.getParent()) && Files.isDirectory(folder)) {
                return folder;
            }
        }
        return null;
    }

    /** A file that can't be used is told, and the blog is built without it. */
    private static void add(
            List<Source> files, Path root, @Nullable Path file, boolean isTheThemes, Problems problems) {
        if (file == null) {
            return;
        }
        try {
            files.add(new Source(ConfigFiles.document(root, file, problems), "", isTheThemes));
        } catch (ProblemException unusable) {
            if (!isTheThemes) {
                throw unusable;
            }
            problems.addAll(unusable.problems());
        }
    }

    private static Predicate<String> isThere(Path source, @Nullable Path theme) {
        return address -> {
            if (address.startsWith("//") || Addresses.hasScheme(address)) {
                return true;
            }
            String path = Addresses.decode(address.replaceFirst("[?#].*", "")).replaceFirst("^/+", "");
            try {
                return Files.isRegularFile(source.resolve(path))
                        || theme != null
                                && Files.isRegularFile(theme.resolve("source").resolve(path));
            } catch (InvalidPathException unusable) {
                return false;
            }
        };
    }
}
