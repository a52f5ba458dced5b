package blogjar.content;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article that is about to be written ({@code hexo new}, hexo/post.js create, filter new_post_path).
 *
 * @param layout {@code post}, {@code draft}, {@code page} or the name of a scaffold
 * @param slug instead of the one that is made of the title
 * @param path of the file, below the folder that the layout goes to
 * @param date of the moment, in the blog's zone
 */
public record NewArticle(
        String layout, String title, Optional<String> slug, Optional<String> path, ZonedDateTime date) {
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern TOKEN = Pattern.compile(":(\\w*[^_\\W])");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");
    private static final String NORMAL = "---\ntitle: {{ title }}\ndate: {{ date }}\ntags:\n---\n";

    /**
     * Writes the file, and the asset folder of a post where {@code post_asset_folder} is on.
     *
     * @param root the blog's folder
     * @param replace whether a file that is there is written over; else a number makes the name a new one
     * @return the file
     * @throws ProblemException where the path leads out of the blog, or the scaffold can't be read
     */
    public Path write(Path root, Config config, boolean replace) throws IOException {
        Path file = file(root, config, replace);
        Files.createDirectories(file.getParent());
        WholeText.write(file, text(root));
        new Abbrlink(config, false).write(file, root);
        if (config.flag("post_asset_folder", false) && !layout.equals("page")) {
            Files.createDirectories(file.resolveSibling(
                    Renderers.withoutExtension(file.getFileName().toString())));
        }
        return file;
    }

    /** The file that it goes to, which need not be there. */
    Path file(Path root, Config config, boolean replace) {
        Path source = root.resolve(config.text("source_dir")).normalize();
        Path wanted = source.resolve(relativePath(config)).normalize();
        if (!wanted.startsWith(source) || wanted.equals(source)) {
            throw new ProblemException(Problem.error("'" + path.orElse(title) + "' leads out of the source folder")
                    .fix("name a path below it with --path"));
        }
        return replace ? wanted : free(wanted);
    }

    private String name(Config config) {
        Slug.Case slugCase = Slug.Case.of(config.get("filename_case"));
        String name = Slug.slugize(slug.orElse(title), slugCase);
        if (name.isEmpty()) {
            throw new ProblemException(Problem.error("no file name can be made of '" + slug.orElse(title) + "'")
                    .fix("name one with --slug"));
        }
        return name;
    }

    private String relativePath(Config config) {
        String pattern = config.text("new_post_name", ":title.md");
        String extension = Renderers.extension(pattern);
        extension = extension.isEmpty() ? "md" : extension;
        String folder = layout.equals("page") ? "" : layout.equals("draft") ? "_drafts/" : "_posts/";
        if (path.isPresent()) {
            String given = path.get().replace('\\', '/');
            return folder + (Renderers.extension(given).isEmpty() ? given + "." + extension : given);
        }
        if (layout.equals("page")) {
            return name(config) + "/index." + extension;
        }
        return folder + (layout.equals("draft") ? name(config) + "." + extension : filled(pattern, config));
    }

    private String filled(String pattern, Config config) {
        Map<String, String> values = new LinkedHashMap<>();
        config.map("permalink_defaults").forEach((key, value) -> values.put(key, JsText.of(value)));
        values.put("title", name(config));
        values.put("year", date.format(DateTimeFormatter.ofPattern("uuuu")));
        values.put("month", date.format(DateTimeFormatter.ofPattern("MM")));
        values.put("day", date.format(DateTimeFormatter.ofPattern("dd")));
        values.put("i_month", Integer.toString(date.getMonthValue()));
        values.put("i_day", Integer.toString(date.getDayOfMonth()));
        return TOKEN.matcher(pattern)
                .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), "")))
                .replaceAll("/{2,}", "/");
    }

    private static Path free(Path wanted) {
        String name = wanted.getFileName().toString();
        String base = Renderers.withoutExtension(name);
        Path file = wanted;
        for (int i = 1; Files.exists(file); i++) {
            file = wanted.resolveSibling(base + "-" + i + name.substring(base.length()));
        }
        return file;
    }

    private String text(Path root) {
        Path scaffold = root.resolve("scaffolds").resolve(layout + ".md").normalize();
        boolean own = scaffold.startsWith(root.resolve("scaffolds")) && WholeText.isThere(scaffold);
        String template = own ? WholeText.read(root, scaffold) : NORMAL;
        Map<String, String> values = Map.of(
                "title", quoted(title),
                "date", DATE.format(date),
                "layout", layout,
                "slug", slug.orElse(title));
        String text = VARIABLE.matcher(template)
                .replaceAll(m -> Matcher.quoteReplacement(values.getOrDefault(m.group(1), m.group())));
        String opened = text.startsWith("---") ? text : "---\n" + text;
        boolean named = layout.equals("post") || layout.equals("draft") || layout.equals("page") || own;
        String whole = named
                ? opened
                : opened.replaceFirst("\n---", "\nlayout: " + Matcher.quoteReplacement(layout) + "\n---");
        return whole.endsWith("\n") ? whole : whole + "\n";
    }

    /** In quotes where YAML would read something else. */
    private static String quoted(String title) {
        boolean plain = title.matches("[\\p{L}][^:#\"'\\[\\]{}&*!|>%@`,\\\\]*")
                && !title.matches("(?i)true|false|null|yes|no|on|off")
                && title.equals(title.strip());
        return plain ? title : "\"" + title.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
