package blogjar.write;

import blogjar.config.Config;
import blogjar.content.Abbrlink;
import blogjar.content.FrontMatter;
import blogjar.content.Renderers;
import blogjar.content.WholeText;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of {@code source/_drafts} that is about to become a post ({@code hexo publish}).
 *
 * @param name of the file, with or without its extension; its beginning is enough where no other one begins so
 */
public record Draft(String name) {

    /**
     * Moves the draft to the posts, with its asset folder. It gets what the scaffold of the layout has and it lacks; one without a
     * date gets the moment's. What its author wrote stays as it is.
     *
     * @param root the blog's folder
     * @param layout in whose place it goes: {@code post}, or the name of a scaffold
     * @param replace whether a post of that name is written over
     * @return the post
     * @throws ProblemException where there is no such draft, or it can't be read
     */
    public Path publish(Path root, Config config, String layout, ZonedDateTime now, boolean replace)
            throws IOException {
        ArticlePlace place = new ArticlePlace(root, config);
        Path drafts = place.folder("_drafts");
        Path draft = file(drafts);
        String path = drafts.relativize(draft).toString().replace('\\', '/');
        String file = config.text("source_dir") + "/_drafts/" + path;
        String text = WholeText.read(root, draft);
        FrontMatter front = FrontMatter.parse(file, text);
        ZonedDateTime given = front.date("date", config.zone());
        ZonedDateTime date = given == null ? now : given;
        String slug = Renderers.withoutExtension(path);
        String as = layout.equalsIgnoreCase("draft") ? "post" : layout;
        NewArticle article =
                new NewArticle(as, front.text("title"), Optional.of(slug), Optional.empty(), front.values(), date);
        Map<String, @Nullable Object> values = new LinkedHashMap<>(article.values(config));
        values.put("title", front.has("title") ? front.text("title") : null);
        AssetFolder assets = AssetFolder.of(draft);
        boolean withAssets = assets.isThere();
        Path post = place.free(place.post(slug, date, values), replace, withAssets);
        Head head = published(
                Head.of(file, text), Scaffold.of(root, article.layout()).filled(values), file);
        if (!head.values(file).containsKey("date")) {
            head = head.with("date", new Wall(NewArticle.DATE.format(now)));
        }
        Files.createDirectories(post.getParent());
        WholeText.write(post, head.toString());
        new Abbrlink(config, false).write(post, root);
        if (withAssets) {
            assets.moveTo(post);
        }
        Files.delete(draft);
        return post;
    }

    /**
     * The draft's file, from the folder of the sources on: {@code _drafts/hello.md}.
     *
     * @param root the blog's folder
     * @throws ProblemException where there is no such draft
     */
    public String source(Path root, Config config) throws IOException {
        Path drafts = new ArticlePlace(root, config).folder("_drafts");
        Path draft = file(drafts);
        return "_drafts/" + drafts.relativize(draft).toString().replace('\\', '/');
    }

    private Path file(Path drafts) throws IOException {
        return new ArticleFolder(drafts).require(name, "draft", "write one with: java -jar blog.jar new draft TITLE");
    }

    private static Head published(Head draft, Head scaffold, String file) {
        Head own = "draft".equals(draft.values(file).get("layout")) ? draft.without("layout") : draft;
        Head filled = own.filledFrom(scaffold, file);
        String start = scaffold.body().strip();
        return start.isEmpty() || draft.body().contains(start)
                ? filled
                : filled.withBody(
                        scaffold.body().stripTrailing() + "\n\n" + draft.body().stripLeading());
    }
}
