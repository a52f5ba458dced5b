package blogjar.write;

import blogjar.content.FrontMatter;
import blogjar.content.Renderers;
import blogjar.content.WholeText;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.tagplugin.nunjucks.Template;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code scaffolds/}, from which articles of one layout are made (hexo/hexo/scaffold.js). Its front matter is a Nunjucks
 * template; what is behind it is copied as it is.
 *
 * @param file path from the blog's root, for messages
 */
record Scaffold(String file, String text) {
    private static final Pattern QUOTED = Pattern.compile("([\"'])(\\{\\{-?\\s*\\w+\\s*-?}})\\1");
    private static final String NORMAL = "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n";
    private static final String NAMED = NORMAL.replaceFirst("\n", "\nlayout: {{ layout }}\n");
    private static final List<String> HEXOS = List.of("post", "page", "draft");

    /**
     * The one of a layout; {@code scaffolds/normal.md} or a built-in one where the layout has none.
     *
     * @param root the blog's folder
     * @throws ProblemException where it can't be read
     */
    static Scaffold of(Path root, String layout) {
        Path folder = root.resolve("scaffolds");
        for (String name : List.of(layout, "normal")) {
            Path found = find(folder, name);
            if (found != null) {
                String file = root.relativize(found).toString().replace('\\', '/');
                return new Scaffold(file, WholeText.read(root, found));
            }
        }
        return new Scaffold("scaffolds/normal.md", HEXOS.contains(layout) ? NORMAL : NAMED);
    }

    private static @Nullable Path find(Path folder, String name) {
        Path wanted = folder.resolve(name + ".md").normalize();
        if (!wanted.startsWith(folder) || wanted.getFileName().toString().startsWith("_")) {
            return null;
        }
        if (WholeText.isThere(wanted)) {
            return wanted;
        }
        Path parent = wanted.getParent();
        if (parent == null || !Files.isDirectory(parent)) {
            return null;
        }
        String bare = Renderers.withoutExtension(wanted.getFileName().toString());
        try (Stream<Path> files = Files.list(parent)) {
            return files.filter(file ->
                            Renderers.withoutExtension(file.getFileName().toString())
                                            .equals(bare)
                                    && !Files.isDirectory(file))
                    .sorted()
                    .findFirst()
                    .orElse(null);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable("scaffolds", unreadable));
        }
    }

    /**
     * The article that it makes.
     *
     * @param values of its variables; texts are put in quotes where they need some
     * @throws ProblemException where what it makes is no front matter
     */
    Head filled(Map<String, @Nullable Object> values) {
        String opened = text.endsWith("\n") ? text : text + "\n";
        Head template = split(opened);
        boolean json = template.isJson();
        Map<String, @Nullable Object> written = new LinkedHashMap<>();
        values.forEach((name, value) -> written.put(
                name, value instanceof String given && (json || !name.equals("date")) ? quoted(given, json) : value));
        String head = String.join("\n", template.lines());
        String filled = Template.render(QUOTED.matcher(head).replaceAll("$2"), written, new Words(file));
        Head made = new Head(
                template.opening(),
                filled.lines().map(String::stripTrailing).toList(),
                template.closing(),
                template.body());
        FrontMatter.parse(file, made.toString()); // so that a broken one is told now, and not by the next build
        return made;
    }

    private static String quoted(String value, boolean json) {
        return json ? Json.print(value) : Head.yaml(value);
    }

    /** A template need not be YAML, so it is split by its marks alone. */
    private static Head split(String text) {
        List<String> lines = text.lines().toList();
        boolean opened = !lines.isEmpty() && lines.get(0).matches("-{3,}|;{3,}");
        int from = opened ? 1 : 0;
        for (int i = from; i < lines.size(); i++) {
            if (opened ? lines.get(i).startsWith(lines.get(0)) : lines.get(i).matches("-{3,}|;{3,}")) {
                String body = text.lines().skip(i + 1L).map(line -> line + "\n").reduce("", String::concat);
                return new Head(opened ? lines.get(0) + "\n" : "", lines.subList(from, i), lines.get(i) + "\n", body);
            }
        }
        return opened
                ? new Head("---\n", lines.subList(1, lines.size()), "---\n", "")
                : new Head("---\n", List.of(), "---\n", text);
    }
}
