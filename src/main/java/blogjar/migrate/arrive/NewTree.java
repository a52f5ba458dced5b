package blogjar.migrate.arrive;

import blogjar.content.WholeText;
import blogjar.diagnostic.Problem;
import blogjar.write.ArticleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a blog that arrived as a tree of Hexo.
 *
 * @param root the folder of the new blog
 * @param replace whether files that are there are written over
 * @param web by which pictures of the old blog are fetched, or null where they stay at their place
 */
public record NewTree(Path root, boolean replace, @Nullable Web web) {

    /** How many of each were written, and what is to be told. */
    public record Written(int posts, int pages, int drafts, int files, List<Problem> remarks) {}

    /** @throws IOException where the disk takes no more */
    public Written write(Arrived arrived) throws IOException {
        List<Problem> remarks = new ArrayList<>(arrived.remarks());
        Path source = root.resolve("source");
        Files.createDirectories(source);
        settings(arrived, remarks);
        Pictures pictures = web == null
                ? null
                : new Pictures(String.valueOf(arrived.settings().get("url")), source, web, remarks);
        int[] counts = new int[4];
        for (Arrived.Article article : arrived.articles()) {
            Path file = source.resolve(article.path()).normalize();
            String name = "source/" + article.path();
            if (isFree(file, source, name, remarks)) {
                Files.createDirectories(file.getParent());
                String body = pictures == null ? article.body() : pictures.bring(name, article.body());
                WholeText.write(file, ArticleText.of(article.front(), body));
                counts[article.path().startsWith("_posts/") ? 0 : article.path().startsWith("_drafts/") ? 2 : 1]++;
                Path folder = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.\\w+$", ""));
                for (Map.Entry<String, Path> beside : article.files().entrySet()) {
                    boolean page = file.getFileName().toString().equals("index.md");
                    counts[3] += copy(
                            beside.getValue(),
                            page ? file.resolveSibling(beside.getKey()) : folder.resolve(beside.getKey()),
                            source,
                            remarks);
                }
            }
        }
        for (Map.Entry<String, Path> file : arrived.files().entrySet()) {
            counts[3] += copy(file.getValue(), source.resolve(file.getKey()).normalize(), source, remarks);
        }
        return new Written(
                counts[0],
                counts[1],
                counts[2],
                counts[3],
                remarks.stream().distinct().toList());
    }

    private void settings(Arrived arrived, List<Problem> remarks) throws IOException {
        Path config = root.resolve("_config.yml");
        boolean assets =
                arrived.articles().stream().anyMatch(article -> !article.files().isEmpty());
        if (!Files.exists(config)) {
            Map<String, @Nullable Object> settings = new LinkedHashMap<>(arrived.settings());
            if (assets) {
                settings.put("post_asset_folder", true);
            }
            WholeText.write(config, ArticleText.settings(settings));
        } else if (assets) {
            remarks.add(
                    Problem.notice("some articles have pictures beside them, which 'post_asset_folder: true' is for")
                            .in("_config.yml")
                            .fix("set it, if it is not set"));
        }
    }

    private int copy(Path from, Path to, Path source, List<Problem> remarks) throws IOException {
        String name = source.getParent() == null
                ? to.toString()
                : Words.unix(source.getParent().relativize(to));
        if (!isFree(to, source, name, remarks)) {
            return 0;
        }
        Files.createDirectories(to.getParent());
        Files.copy(from, to, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        return 1;
    }

    private boolean isFree(Path file, Path source, String name, List<Problem> remarks) {
        if (!file.startsWith(source)) {
            remarks.add(Problem.notice("'" + name + "' leads out of the source folder; it is left out")
                    .fix("copy it by hand"));
            return false;
        }
        if (Files.exists(file) && !replace) {
            remarks.add(Problem.notice("this file is there already; it stays as it is")
                    .in(name)
                    .fix("--replace writes over it"));
            return false;
        }
        return true;
    }
}
