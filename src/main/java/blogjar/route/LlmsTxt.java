package blogjar.route;

import blogjar.config.Config;
import blogjar.site.Article;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Visibility;
import blogjar.text.Once;
import blogjar.text.SlashPaths;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code llms.txt}, which tells language models what the blog is and where its articles are: only with {@code llms_txt: true},
 * as not every author wants that. Left out is what the sitemap leaves out, and what needs a password.
 *
 * @see <a href="https://llmstxt.org/">The /llms.txt file</a>
 */
final class LlmsTxt {
    private LlmsTxt() {}

    static Optional<Route.Text> of(Site site) {
        Config config = site.config();
        if (!config.flag("llms_txt", false)) {
            return Optional.empty();
        }
        return Optional.of(new Route.Text("llms.txt", new Once<>(() -> text(site))));
    }

    private static String text(Site site) {
        Config config = site.config();
        StringBuilder out =
                new StringBuilder("# ").append(line(config.text("title"))).append('\n');
        String about = config.text("description").isEmpty() ? config.text("subtitle") : config.text("description");
        if (!about.isEmpty()) {
            out.append("\n> ").append(line(about)).append('\n');
        }
        section(out, "Posts", site, site.posts().stream());
        section(out, "Pages", site, site.pages().stream());
        return out.toString();
    }

    private static void section(StringBuilder out, String name, Site site, Stream<? extends Article> articles) {
        Visibility visibility = new Visibility(site.config());
        List<? extends Article> named = articles.filter(visibility::isInSitemap)
                .filter(article -> !visibility.robots(article).contains("noindex"))
                .filter(article -> !article.isEncrypted() && !article.title().isEmpty())
                .filter(article -> !(article instanceof Post post && post.draft()))
                .filter(article -> Routes.format(article.path()).endsWith(".html"))
                .toList();
        if (!named.isEmpty()) {
            out.append("\n## ").append(name).append("\n\n");
        }
        for (Article article : named) {
            out.append("- [")
                    .append(line(article.title()).replaceAll("[\\[\\]\\\\]", "\\\\$0"))
                    .append("](")
                    .append(site.config().links().fullUrlFor(SlashPaths.ofPage(article.path())))
                    .append(')');
            Object about = article.frontMatter().get("description");
            if (about instanceof String text && !text.isBlank()) {
                out.append(": ").append(line(text));
            }
            out.append('\n');
        }
    }

    private static String line(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
