package blogjar.theme;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a theme.
 *
 * @param place where it stands, for messages: {@code themes/NAME}
 * @param files path within the theme, with '/', to bytes, in the order of their paths
 */
record ThemeFiles(String place, SortedMap<String, byte[]> files) {
    /** The name of the theme in the jar. */
    static final String BUILT_IN = "default";

    /** The name of the plainer one, which {@code theme new} writes out. */
    static final String PLAIN_TEXT = "plain-text";

    static final List<String> BUNDLED = List.of(BUILT_IN, PLAIN_TEXT);

    private static final String LIST = "files.txt";

    ThemeFiles {
        files = Collections.unmodifiableSortedMap(files);
    }

    static boolean isBundled(String theme) {
        return BUNDLED.contains(theme);
    }

    /** A theme in the jar; its {@code files.txt} names its files, so that no class path is searched. */
    static ThemeFiles bundled(String theme) {
        String folder = "/themes/" + theme + "/";
        SortedMap<String, byte[]> files = new TreeMap<>();
        new String(resource(folder + LIST), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(name -> files.put(name, resource(folder + name)));
        return new ThemeFiles("themes/" + theme, files);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(ThemeFiles.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The theme in a folder; hidden files, and those whose name begins with an underscore, are left out as in Hexo. */
    static ThemeFiles in(Path folder, String place) {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : (Iterable<Path>) tree.filter(Files::isRegularFile)::iterator) {
                String path = folder.relativize(file).toString().replace('\\', '/');
                boolean counts = path.equals("_config.yml")
                        || path.startsWith("layout/")
                        || path.startsWith("languages/")
                        || path.startsWith("source/") && !isHidden(path);
                if (counts) {
                    files.put(path, bytes(file, place + '/' + path));
                }
            }
        } catch (IOException | UncheckedIOException unreadable) {
            throw new ProblemException(
                    Problem.error("the theme can't be read: " + unreadable.getMessage())
                            .in(place)
                            .fix(
                                    "check the permissions of its files, and that no link in it leads back to a folder that it is in"));
        }
        return new ThemeFiles(place, files);
    }

    private static byte[] bytes(Path file, String name) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(name, unreadable));
        }
    }

    private static boolean isHidden(String path) {
        return path.contains("/.") || path.contains("/_");
    }

    /** These files, and of another theme those that are not among them. */
    ThemeFiles over(ThemeFiles other) {
        SortedMap<String, byte[]> all = new TreeMap<>(other.files);
        all.putAll(files);
        return new ThemeFiles(place, all);
    }

    /** These, without some. */
    ThemeFiles without(Set<String> paths) {
        SortedMap<String, byte[]> fewer = new TreeMap<>(files);
        fewer.keySet().removeAll(paths);
        return new ThemeFiles(place, fewer);
    }

    boolean hasTemplates() {
        return files.keySet().stream().anyMatch(ThemeFiles::isTemplate);
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Whether there are layouts in another language than ours. */
    boolean isOfAnotherEngine() {
        return !hasTemplates() && files.keySet().stream().anyMatch(path -> path.startsWith("layout/"));
    }

    static boolean isTemplate(String path) {
        return path.startsWith("layout/") && path.endsWith(".peb");
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(files.get(path)).map(bytes -> {
            String text = new String(bytes, StandardCharsets.UTF_8);
            return (text.startsWith("\uFEFF") ? text.substring(1) : text).replace("\r\n", "\n");
        });
    }

    /** The sources of its templates, by name: {@code post}, {@code partial/header}. */
    Map<String, String> templates() {
        Map<String, String> templates = new TreeMap<>();
        for (String path : files.keySet()) {
            if (isTemplate(path)) {
                String name = path.substring("layout/".length(), path.length() - ".peb".length());
                templates.put(name, text(path).orElse(""));
            }
        }
        return templates;
    }
}
