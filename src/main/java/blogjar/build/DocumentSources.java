package blogjar.build;

import blogjar.route.Route;
import blogjar.route.Routes;
import blogjar.route.View;
import blogjar.site.Article;
import blogjar.site.Site;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which document is published at a path. */
final class DocumentSources {
    private static final String DRAFTS = "_drafts/";

    private DocumentSources() {}

    /**
     * The documents by their paths, but for drafts, which are published only when they are posts.
     *
     * @return path of a route to the name of a file in the source folder
     */
    static Map<String, String> of(List<Route> routes, Site site) {
        Map<String, String> byAddress = new HashMap<>();
        articles(site).forEach(article -> byAddress.put(Routes.format(article.path()), article.source()));
        Map<String, String> sources = new HashMap<>();
        for (Route route : routes) {
            String source = route.match(
                    page -> source(page.view()),
                    copied -> "",
                    text -> byAddress.getOrDefault(text.path(), ""),
                    redirect -> byAddress.getOrDefault(redirect.path(), ""));
            if (!source.isEmpty() && !source.startsWith(DRAFTS)) {
                sources.put(route.path(), source);
            }
        }
        return sources;
    }

    /** In Hexo's order, in which the later of two without a layout is published. */
    private static Stream<Article> articles(Site site) {
        return Stream.of(site.pages(), site.posts(), site.hidden()).flatMap(List::stream);
    }

    private static String source(View view) {
        return view.match(one -> one.article().source(), list -> "");
    }
}
