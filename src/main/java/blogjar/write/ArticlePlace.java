package blogjar.write;

import blogjar.config.Config;
import blogjar.content.JsText;
import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.PermalinkPattern;
import blogjar.text.TextDigest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where articles go in the source folder of a blog (filter new_post_path). */
final class ArticlePlace {
    private final Path source;
    private final Config config;
    private final String pattern;

    /** @param root the blog's folder */
    ArticlePlace(Path root, Config config) {
        this.source = root.resolve(config.text("source_dir")).normalize();
        this.config = config;
        this.pattern = config.text("new_post_name", ":title.md");
    }

    /** The part of {@code source} that articles of one kind are in. */
    Path folder(String name) {
        return source.resolve(name);
    }

    /** A file by its path, which gets the usual extension where it has none. */
    Path below(String folder, String path) {
        Path wanted =
                source.resolve(folder).resolve(path.replaceFirst("^/+", "")).normalize();
        if (!wanted.startsWith(source) || wanted.equals(source)) {
            throw new ProblemException(Problem.error("'" + path + "' leads out of the source folder")
                    .fix("name a path below it with --path"));
        }
        String extension = Renderers.extension(pattern);
        return Renderers.extension(wanted.getFileName().toString()).isEmpty()
                ? wanted.resolveSibling(wanted.getFileName() + "." + (extension.isEmpty() ? "md" : extension))
                : wanted;
    }

    /**
     * A post by {@code new_post_name}.
     *
     * @param title what {@code :title} stands for
     * @param values what other names stand for
     */
    Path post(String title, ZonedDateTime date, Map<String, @Nullable Object> values) {
        String path = new PermalinkPattern(pattern).fill(token -> value(token, title, date, values));
        return below("_posts", path.replaceAll("/{2,}", "/"));
    }

    private String value(String token, String title, ZonedDateTime date, Map<String, @Nullable Object> values) {
        return switch (token) {
            case "title" -> title;
            case "year" -> String.format("%04d", date.getYear());
            case "month" -> String.format("%02d", date.getMonthValue());
            case "day" -> String.format("%02d", date.getDayOfMonth());
            case "i_month" -> Integer.toString(date.getMonthValue());
            case "i_day" -> Integer.toString(date.getDayOfMonth());
            case "hash" -> TextDigest.sha1(title + date.toEpochSecond()).substring(0, 12);
            default -> named(token, values);
        };
    }

    private String named(String token, Map<String, @Nullable Object> values) {
        Object value = values.get(token);
        if (value == null) {
            value = config.map("permalink_defaults").get(token);
        }
        if (value == null) {
            throw new ProblemException(Problem.error(
                            "'new_post_name' wants ':" + token + "', and nothing says what it is")
                    .at(config.place("new_post_name"))
                    .fix("give it with --" + token
                            + " VALUE (for a draft: in its front matter), or under permalink_defaults in _config.yml"));
        }
        return JsText.of(value).replace('/', '-');
    }

    /**
     * The file, or the first name with a number that is free.
     *
     * @param replace whether a file that is there is written over
     * @param folder whether the folder of the same name has to be free, too
     */
    Path free(Path wanted, boolean replace, boolean folder) {
        String name = wanted.getFileName().toString();
        String base = Renderers.withoutExtension(name);
        Path file = wanted;
        String bare = base;
        for (int i = 1; !replace && (Files.exists(file) || folder && Files.exists(file.resolveSibling(bare))); i++) {
            bare = base + "-" + i;
            file = wanted.resolveSibling(bare + name.substring(base.length()));
        }
        return file;
    }
}
