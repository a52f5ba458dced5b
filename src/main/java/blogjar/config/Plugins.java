package blogjar.config;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Hexo plugins that a blog names in its {@code package.json}: what they did is built in and switched on by the name.
 *
 * @param names of all packages that it depends on, in the order of the file, which is that in which Hexo loads them
 */
public record Plugins(Set<String> names) {
    static final Plugins NONE = new Plugins(Set.of());

    public Plugins {
        names = Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /** Whether one of these may be at work: {@code package.json} names it, or names none at all. */
    public boolean mayHave(String... some) {
        return names.isEmpty() || List.of(some).stream().anyMatch(names::contains);
    }

    static Plugins read(Path root, Problems problems) {
        Path file = root.resolve("package.json");
        if (!Files.isRegularFile(file)) {
            if (ConfigFiles.isThere(file)) {
                problems.add(Problem.notice("this is no file, so that the plugins of the blog are not known")
                        .in("package.json")
                        .fix("put the file in its place; blog.jar reads the names of the plugins from it"));
            }
            return NONE;
        }
        String text = "";
        try {
            text = Files.readString(file);
            Map<String, Integer> names = names(text);
            tell(names, text, problems);
            return new Plugins(names.keySet());
        } catch (Json.SyntaxException broken) {
            problems.add(Problem.notice("this is not JSON, so that the plugins of the blog are not known")
                    .at("package.json", text, broken.offset())
                    .fix("correct it; blog.jar reads the names of the plugins from it"));
        } catch (IOException unreadable) {
            problems.add(Problem.notice("package.json can't be read: " + unreadable.getMessage())
                    .in("package.json")
                    .fix("check its permissions; blog.jar reads the names of the plugins from it"));
        }
        return NONE;
    }

    /**
     * The plugins that a blog names, in the order of its {@code package.json}, and what becomes of each; none where that
     * can't be read.
     */
    public static List<NamedPlugin> named(Path root) {
        List<NamedPlugin> plugins = new ArrayList<>();
        try {
            Path file = root.resolve("package.json");
            String text = Files.isRegularFile(file) ? Files.readString(file) : "{}";
            KnownPlugins known = KnownPlugins.read();
            names(text).forEach((name, offset) -> {
                if (KnownPlugins.isPlugin(name)) {
                    plugins.add(known.named(name, text, offset));
                }
            });
        } catch (Json.SyntaxException | IOException unreadable) {
            return List.of(); // reported where the configuration is read
        }
        return plugins;
    }

    /** The packages, with where in the text they are named. */
    private static Map<String, Integer> names(String text) throws Json.SyntaxException {
        Map<String, Integer> names = new LinkedHashMap<>();
        if (Json.parse(text) instanceof Map<?, ?> json) {
            for (String section : List.of("dependencies", "devDependencies", "optionalDependencies")) {
                if (json.get(section) instanceof Map<?, ?> packages) {
                    int at = offset(section, text, 0);
                    for (Object name : packages.keySet()) { // in the order of the text
                        at = offset(name.toString(), text, at);
                        names.putIfAbsent(name.toString(), at);
                    }
                }
            }
        }
        return names;
    }

    /** Where a key stands, at its quote; {@code from} where it is written with escapes. */
    private static int offset(String key, String text, int from) {
        Matcher matcher =
                Pattern.compile(Pattern.quote('"' + key + '"') + "\\s*+:").matcher(text);
        return matcher.find(from) ? matcher.start() : from;
    }

    private static void tell(Map<String, Integer> names, String text, Problems problems) {
        if (names.keySet().stream().anyMatch(KnownPlugins::isPlugin)) {
            KnownPlugins known = KnownPlugins.read();
            names.forEach((name, offset) -> {
                if (KnownPlugins.isPlugin(name)) {
                    known.tell(name, text, offset, problems);
                }
            });
        }
    }
}
