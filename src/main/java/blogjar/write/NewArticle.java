package blogjar.write;

import blogjar.config.Config;
import blogjar.content.Abbrlink;
import blogjar.content.Renderers;
import blogjar.content.WholeText;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Slug;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An article that is about to be written ({@code hexo new}, hexo/post.js create, filter new_post_path).
 *
 * @param layout {@code post}, {@code draft}, {@code page} or the name of a scaffold
 * @param slug instead of the one that is made of the title
 * @param path of the file, below the folder that the layout goes to
 * @param more values for front matter and for the name of the file, as {@code --lang tw} gives them
 * @param date of the moment, in the blog's zone
 */
public record NewArticle(
        String layout,
        String title,
        Optional<String> slug,
        Optional<String> path,
        Map<String, @Nullable Object> more,
        ZonedDateTime date) {
    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** Keys that the scaffold places, or that are no front matter (hexo/post.js preservedKeys). */
    private static final Set<String> PLACED = Set.of("title", "slug", "path", "layout", "date", "content");

    public NewArticle {
        layout = layout.toLowerCase(Locale.ROOT);
    }

    /** One without values of its own. */
    public NewArticle(String layout, String title, Optional<String> slug, Optional<String> path, ZonedDateTime date) {
        this(layout, title, slug, path, Map.of(), date);
    }

    /**
     * Writes the file, and the asset folder of it where {@code post_asset_folder} is on.
     *
     * @param root the blog's folder
     * @param replace whether a file that is there is written over; else a number makes the name a new one
     * @return the file
     * @throws ProblemException where the path leads out of the blog, or the scaffold can't be read
     */
    public Path write(Path root, Config config, boolean replace) throws IOException {
        Path file = new ArticlePlace(root, config).free(wanted(root, config), replace, false);
        Head head = Scaffold.of(root, layout).filled(values(config));
        for (Map.Entry<String, @Nullable Object> value : more.entrySet()) {
            if (!PLACED.contains(value.getKey())) {
                head = head.with(value.getKey(), value.getValue());
            }
        }
        Files.createDirectories(file.getParent());
        WholeText.write(file, head.toString());
        new Abbrlink(config, false).write(file, root);
        String bare = Renderers.withoutExtension(file.getFileName().toString());
        if (config.flag("post_asset_folder", false) && !bare.equals("index")) {
            Files.createDirectories(file.resolveSibling(bare));
        }
        return file;
    }

    /** The variables of the scaffold. */
    Map<String, @Nullable Object> values(Config config) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(more);
        values.put("title", title);
        values.put("layout", layout);
        values.put("slug", slug(config));
        values.put("path", path.orElse(null));
        values.put("date", DATE.format(date));
        return values;
    }

    private String slug(Config config) {
        return Slug.slugize(slug.orElse(title), Slug.Case.of(config.get("filename_case")));
    }

    /** The file that it goes to, where that is free. */
    private Path wanted(Path root, Config config) {
        ArticlePlace place = new ArticlePlace(root, config);
        if (path.isPresent()) {
            return place.below(folder(), path.get().replace('\\', '/'));
        }
        String name = slug(config);
        if (name.isEmpty()) {
            throw new ProblemException(Problem.error("no file name can be made of '" + slug.orElse(title) + "'")
                    .fix("name one with --slug"));
        }
        return switch (layout) {
            case "page" -> place.below("", name + "/index");
            case "draft" -> place.below("_drafts", name);
            default -> place.post(name, date, values(config));
        };
    }

    private String folder() {
        return layout.equals("page") ? "" : layout.equals("draft") ? "_drafts" : "_posts";
    }
}
