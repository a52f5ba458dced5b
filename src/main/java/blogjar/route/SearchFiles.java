package blogjar.route;

import blogjar.config.Config;
import blogjar.content.JsText;
import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Page;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.site.Visibility;
import blogjar.text.Json;
import blogjar.text.Once;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files that the searches of Hexo's themes read: hexo-generator-search and -searchdb ({@code search.*}), by package
 * or by the key, and Fluid's {@code local-search.xml} ({@code search.*} of the theme).
 */
final class SearchFiles {
    private static final String PLUGIN = "hexo-generator-search";
    private static final String DATABASE = "hexo-generator-searchdb";

    private final Site site;
    private final Config config;
    private final Listed listed;

    private SearchFiles(Site site) {
        this.site = site;
        this.config = site.config();
        this.listed = new Listed(site);
    }

    static List<Route.Text> routes(Site site, Problems problems) {
        return new SearchFiles(site).all(problems);
    }

    static boolean isSearched(Article article) {
        Object indexing = article.frontMatter().get("indexing");
        return !article.frontMatter().containsKey("indexing") || JsText.isTrue(indexing);
    }

    private List<Route.Text> all(Problems problems) {
        List<Route.Text> routes = new ArrayList<>();
        boolean database = config.plugins().has(DATABASE);
        boolean byKey = !config.text("search.path").isEmpty();
        if (!Boolean.FALSE.equals(config.get("search"))
                && (database || config.plugins().has(PLUGIN) || byKey)) {
            String given = config.text("search.path");
            given = given.isEmpty() ? database ? "search.json" : "search.xml" : given;
            String path =
                    Routes.format(Renderers.extension(given).isEmpty() ? given + (database ? ".json" : ".xml") : given);
            if (path.endsWith(".xml")) {
                routes.add(new Route.Text(
                        path, new Once<>(() -> database ? database("xml").xml() : xml())));
                tellTemplate(problems);
            } else if (path.endsWith(".json")) {
                boolean plugin = config.plugins().has(PLUGIN) && !database;
                routes.add(new Route.Text(
                        path,
                        new Once<>(() ->
                                plugin ? Json.print(json()) : database("json").json())));
            }
        }
        fluid(routes);
        return routes;
    }

    private void tellTemplate(Problems problems) {
        if (!config.text("search.template").isEmpty()) {
            problems.add(Problem.notice("'search.template' is not used; the file is written in its usual form")
                    .at(config.place("search.template"))
                    .fix("remove the line"));
        }
    }

    private String field() {
        return config.text("search.field", "post").strip();
    }

    private SearchDatabase database(String generator) {
        String field = config.text("search.field", "post");
        Stream<Article> posts = field.equals("all") || field.equals("post")
                ? listed.by(generator).stream().sorted(Ordering.AS_READ).map(Article.class::cast)
                : Stream.empty();
        Stream<Article> pages = field.equals("all") || field.equals("page")
                ? site.pages().stream().map(Article.class::cast)
                : Stream.empty();
        return SearchDatabase.of(config, Stream.concat(posts, pages).toList());
    }

    private String xml() {
        boolean content = config.flag("search.content", true);
        return SearchXml.PLUGIN.of(config, posts(field(), "xml"), pages(field()), content);
    }

    private @Nullable List<Post> posts(String field, String generator) {
        return field.equals("page") ? null : Ordering.sorted(listed.by(generator), "-date");
    }

    private @Nullable List<Page> pages(String field) {
        return field.equals("post") || field.isEmpty() ? null : site.pages();
    }

    /** hexo-generator-search's JSON, which holds the text as it was written. */
    private List<Map<String, Object>> json() {
        List<Article> articles = new ArrayList<>();
        List<Post> posts = posts(field(), "json");
        List<Page> pages = pages(field());
        articles.addAll(posts == null ? List.of() : posts);
        articles.addAll(pages == null ? List.of() : pages);
        return articles.stream()
                .filter(SearchFiles::isSearched)
                .map(this::written)
                .toList();
    }

    private Map<String, Object> written(Article article) {
        Map<String, Object> entry = new LinkedHashMap<>();
        put(entry, "title", article.title());
        entry.put("url", config.links().root() + article.path());
        if (config.flag("search.content", true)) {
            boolean encrypted = article.isEncrypted();
            put(
                    entry,
                    "content",
                    encrypted
                            ? article.body().content()
                            : article.body().written().text());
        }
        if (article instanceof Post post) {
            List<String> tags = post.tags().stream().map(Tag::name).toList();
            List<String> categories =
                    post.categories().stream().map(Category::name).toList();
            put(entry, "tags", tags);
            put(entry, "categories", categories);
        }
        return entry;
    }

    private static void put(Map<String, Object> entry, String key, Object value) {
        if (!value.equals("") && !value.equals(List.of())) {
            entry.put(key, value);
        }
    }

    private void fluid(List<Route.Text> routes) {
        Map<?, ?> search = config.theme().get("search") instanceof Map<?, ?> map ? map : Map.of();
        Object enable = search.get("enable");
        if (!new Visibility(config).isTheme("fluid") || enable != null && !JsText.isTrue(enable)) {
            return;
        }
        String field = search.get("field") instanceof String text ? text.strip() : "post";
        String path = search.get("generate_path") instanceof String text && !text.isEmpty() ? text : "local-search.xml";
        routes.add(new Route.Text(
                Routes.format(path),
                new Once<>(
                        () -> SearchXml.FLUID.of(config, posts(field, "_hexo_generator_search"), pages(field), true))));
    }
}
