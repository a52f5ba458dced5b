package blogjar.content;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A file of {@code source/_drafts} that is about to become a post ({@code hexo publish}).
 *
 * @param name of the file, with or without its extension
 */
public record Draft(String name) {

    /**
     * Moves the draft to the posts, with its asset folder; one without a date gets the moment's.
     *
     * @param root the blog's folder
     * @param layout in whose place it goes: {@code post}, or the name of a scaffold
     * @param replace whether a post of that name is written over
     * @return the post
     * @throws ProblemException where there is no such draft, or it can't be read
     */
    public Path publish(Path root, Config config, String layout, ZonedDateTime now, boolean replace)
            throws IOException {
        Path drafts = root.resolve(config.text("source_dir")).resolve("_drafts");
        Path draft = find(drafts);
        String text = WholeText.read(root, draft);
        FrontMatter front = FrontMatter.parse("source/_drafts/" + drafts.relativize(draft), text);
        String slug = Renderers.withoutExtension(draft.getFileName().toString());
        NewArticle article = new NewArticle(layout, slug, Optional.of(slug), Optional.empty(), now);
        Path post = article.file(root, config, replace);
        Files.createDirectories(post.getParent());
        WholeText.write(post, front.has("date") ? text : dated(text, front, now));
        new Abbrlink(config, false).write(post, root);
        Path assets = draft.resolveSibling(slug);
        if (Files.isDirectory(assets)) {
            Files.move(
                    assets,
                    post.resolveSibling(
                            Renderers.withoutExtension(post.getFileName().toString())));
        }
        Files.delete(draft);
        return post;
    }

    private Path find(Path drafts) throws IOException {
        List<Path> files = List.of();
        if (Files.isDirectory(drafts)) {
            try (Stream<Path> walk = Files.walk(drafts)) {
                files = walk.filter(file -> !Files.isDirectory(file)).sorted().toList();
            }
        }
        for (Path file : files) {
            String path = drafts.relativize(file).toString().replace('\\', '/');
            if (path.equals(name) || Renderers.withoutExtension(path).equals(name)) {
                return file;
            }
        }
        String there = String.join(
                ", ",
                files.stream()
                        .map(file -> Renderers.withoutExtension(
                                drafts.relativize(file).toString()))
                        .toList());
        throw new ProblemException(Problem.error("there is no draft '" + name + "'")
                .fix(there.isEmpty() ? "write one with: java -jar blog.jar new draft TITLE" : "there are: " + there));
    }

    private static String dated(String text, FrontMatter front, ZonedDateTime now) {
        String line = "date: " + NewArticle.DATE.format(now) + "\n";
        if (front.values().isEmpty()) {
            return "---\n" + line + "---\n" + text;
        }
        int first = text.startsWith("---") ? text.indexOf('\n') + 1 : 0;
        return text.substring(0, first) + line + text.substring(first);
    }
}
