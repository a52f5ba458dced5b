package blogjar.migrate;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.route.Route;
import blogjar.route.View;
import blogjar.site.Article;
import blogjar.site.Post;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** What blog.jar publishes of a blog, by path as {@link SitePath} has them. */
final class OwnSite {
    private final Map<String, Route> routes = new TreeMap<>();

    OwnSite(List<Route> routes) {
        for (Route route : routes) {
            if (!SitePath.isHidden(route.path())) {
                this.routes.put(SitePath.ofFile(route.path()), route);
            }
        }
    }

    Set<String> paths() {
        return routes.keySet();
    }

    /** Our path for a published one. */
    Optional<String> find(String published) {
        return SitePath.among(routes.keySet(), published);
    }

    /**
     * What there is to read on a page.
     *
     * @param title empty where it has none
     * @param date of a post; null for other pages, as theirs are those of files
     * @param content the article; null where a password is asked for
     * @param themed whether a theme is around the article
     */
    record Text(
            String title,
            @Nullable ZonedDateTime date,
            @Nullable Element content,
            boolean themed) {}

    /** Empty for a list, and for what is no page. */
    Optional<Text> text(String path) {
        Route route = routes.get(path);
        if (route == null || !SitePath.isPage(path)) {
            return Optional.empty();
        }
        return route.match(
                page -> article(page.view()).map(OwnSite::text),
                file -> Optional.of(whole(document(file))),
                text -> Optional.of(whole(Jsoup.parse(text.text()))),
                redirect -> Optional.of(whole(Jsoup.parse(redirect.page()))));
    }

    /** The title of a page, which takes less time than its text; empty where it has none. */
    String title(String path) {
        Route route = routes.get(path);
        return route instanceof Route.Templated page
                ? article(page.view()).map(Article::title).orElse("")
                : "";
    }

    private static Optional<Article> article(View view) {
        return view.match(one -> Optional.of(one.article()), list -> Optional.empty());
    }

    private static Text text(Article article) {
        boolean encrypted = article.isEncrypted();
        return new Text(
                article.title(),
                article instanceof Post ? article.date() : null,
                encrypted
                        ? null
                        : Jsoup.parseBodyFragment(article.body().content()).body(),
                true);
    }

    private static Text whole(Document page) {
        return new Text(page.title(), null, page.body(), false);
    }

    private static Document document(Route.Copied copied) {
        try (InputStream in = Files.newInputStream(copied.file())) {
            return Jsoup.parse(in, null, "");
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(copied.file().toString(), unreadable));
        }
    }
}
