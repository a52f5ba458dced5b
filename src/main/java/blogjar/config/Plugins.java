package blogjar.config;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
            return NONE;
        }
        String text = "";
        try {
            text = Files.readString(file);
            Set<String> names = new LinkedHashSet<>();
            if (Json.parse(text) instanceof Map<?, ?> json) {
                for (String key : new String[] {"dependencies", "devDependencies", "optionalDependencies"}) {
                    if (json.get(key) instanceof Map<?, ?> packages) {
                        packages.keySet().forEach(name -> names.add(name.toString()));
                    }
                }
            }
            return new Plugins(names);
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
}
