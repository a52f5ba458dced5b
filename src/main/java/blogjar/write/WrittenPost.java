package blogjar.write;

import blogjar.config.Config;
import blogjar.content.FrontMatter;
import blogjar.content.Renderers;
import blogjar.content.WholeText;
import blogjar.diagnostic.ProblemException;
import blogjar.text.PermalinkPattern;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A post that is about to become a draft again.
 *
 * @param name of the file in {@code source/_posts}, with or without its extension
 */
public record WrittenPost(String name) {
    private static final Set<String> DATE = Set.of("year", "month", "i_month", "day", "i_day");
    private static final Set<String> COMPUTED = Set.of("title", "hash", "layout");

    /**
     * Moves the post to the drafts, with its asset folder. What only the name of its file says, such as its date or its language, is
     * written into its front matter; so it gets the same address when it is published again.
     *
     * @param root the blog's folder
     * @param replace whether a draft of that name is written over
     * @return the draft
     * @throws ProblemException where there is no such post, or it can't be read
     */
    public Path unpublish(Path root, Config config, boolean replace) throws IOException {
        ArticlePlace place = new ArticlePlace(root, config);
        Path posts = place.folder("_posts");
        Path post = new ArticleFolder(posts).require(name, "post", "there are no posts in " + root.relativize(posts));
        String path = posts.relativize(post).toString().replace('\\', '/');
        String file = config.text("source_dir") + "/_posts/" + path;
        String text = WholeText.read(root, post);
        String pattern = Renderers.withoutExtension(config.text("new_post_name", ":title.md"));
        Map<String, String> named = Objects.requireNonNullElse(
                new PermalinkPattern(pattern).parse(Renderers.withoutExtension(path)), Map.of());
        String slug = named.getOrDefault("title", Renderers.withoutExtension(path));
        AssetFolder assets = AssetFolder.of(post);
        boolean withAssets = assets.isThere();
        Path draft = place.free(place.below("_drafts", slug + "." + Renderers.extension(path)), replace, withAssets);
        Head head = Head.of(file, text);
        FrontMatter front = FrontMatter.parse(file, text);
        for (Map.Entry<String, Object> missing : said(named, post, config).entrySet()) {
            if (!front.has(missing.getKey())) {
                head = head.with(missing.getKey(), missing.getValue());
            }
        }
        Files.createDirectories(draft.getParent());
        WholeText.write(draft, head.toString());
        if (withAssets) {
            assets.moveTo(draft);
        }
        Files.delete(post);
        return draft;
    }

    private static Map<String, Object> said(Map<String, String> named, Path post, Config config) throws IOException {
        Map<String, Object> said = new LinkedHashMap<>();
        named.forEach((token, value) -> {
            if (!DATE.contains(token) && !COMPUTED.contains(token)) {
                said.put(token, value);
            }
        });
        String year = named.get("year");
        String month = named.getOrDefault("month", named.get("i_month"));
        String day = named.getOrDefault("day", named.get("i_day"));
        boolean dated = year != null && month != null && day != null;
        said.put(
                "date",
                new Wall(dated ? year + "-" + padded(month) + "-" + padded(day) + " 00:00:00" : created(post, config)));
        return said;
    }

    private static String created(Path post, Config config) throws IOException {
        return NewArticle.DATE.format(Files.readAttributes(post, BasicFileAttributes.class)
                .creationTime()
                .toInstant()
                .atZone(config.zone()));
    }

    private static String padded(@Nullable String number) {
        return number == null || number.length() > 1 ? "" + number : "0" + number;
    }
}
