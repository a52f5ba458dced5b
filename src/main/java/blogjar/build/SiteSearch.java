package blogjar.build;

import blogjar.config.Config;
import blogjar.content.InParallel;
import blogjar.content.JsText;
import blogjar.output.Content;
import blogjar.output.LateFolder;
import blogjar.output.Output;
import blogjar.route.Route;
import blogjar.route.Routes;
import blogjar.route.View;
import blogjar.search.ArticleText;
import blogjar.search.IndexFile;
import blogjar.search.IndexWriter;
import blogjar.search.SearchedArticle;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.site.Visibility;
import blogjar.text.PathPattern;
import blogjar.text.SlashPaths;
import blogjar.theme.SearchPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Search inside the site: which articles can be found, the page that shows them, and the index beside it.
 *
 * <p>Left out are articles that no list names, drafts, those with a password or that not everybody may see ({@code server.access}), and those
 * that say so: {@code search: false}, {@code indexing: false}, {@code hidden}, {@code hide}, {@code noindex}, {@code robots} with
 * {@code noindex}, {@code sitemap: false}.
 */
final class SiteSearch {
    private static final String FOLDER = "search/";
    private static final String PAGE = FOLDER + "index.html";

    /** Pages, whose date may be only that of their file, go before posts. */
    private static final Comparator<Article> OLDEST_FIRST = Comparator.comparing((Article article) ->
                    article instanceof Post post ? post.date().toInstant() : Instant.MIN)
            .thenComparing(Article::path);

    private final Site site;
    private final List<Route> routes;
    private final String page;
    private final Visibility visibility;
    private final String root;
    private final List<PathPattern> guarded;

    private SiteSearch(Site site, List<Route> routes, String page) {
        this.site = site;
        this.routes = routes;
        this.page = page;
        this.visibility = new Visibility(site.config());
        this.root = site.config().links().root();
        this.guarded = guarded(site.config());
    }

    /**
     * Finds a place for it among the routes of a blog, which go first.
     *
     * @return empty where there is none
     */
    static Optional<SiteSearch> of(List<Route> routes, Site site) {
        Set<String> taken = new HashSet<>();
        routes.forEach(route -> taken.add(route.path().toLowerCase(Locale.ROOT)));
        if (taken.contains("search") || taken.contains(FOLDER + IndexWriter.MANIFEST)) {
            return Optional.empty();
        }
        String own = routes.stream()
                .filter(SiteSearch::isSearchPage)
                .map(Route::path)
                .findFirst()
                .orElse("");
        if (!own.isEmpty() || taken.contains(PAGE) || taken.contains("search.html")) {
            return Optional.of(new SiteSearch(site, List.copyOf(routes), own));
        }
        View view = new View.Listing(
                View.Kind.SEARCH,
                site.config().language(),
                FOLDER,
                1,
                1,
                "page",
                List.of(),
                List.of(),
                0,
                0,
                0,
                null,
                null);
        List<Route> more = new ArrayList<>(routes);
        more.add(new Route.Templated(PAGE, List.of("search"), view));
        more.sort(Comparator.comparing(Route::path));
        return Optional.of(new SiteSearch(site, List.copyOf(more), PAGE));
    }

    /** The same for a site at the same addresses. */
    SiteSearch of(Site other, List<Route> itsRoutes) {
        return new SiteSearch(other, itsRoutes, page);
    }

    /** Whether it is a page that the author made for it: {@code layout: search} or {@code type: search}. */
    private static boolean isSearchPage(Route route) {
        Article article = article(route);
        return article != null
                && !(article instanceof Post)
                && (article.layout().equals("search")
                        || "search".equals(article.frontMatter().get("type")));
    }

    private static @Nullable Article article(Route route) {
        return route instanceof Route.Templated templated && templated.view() instanceof View.One one
                ? one.article()
                : null;
    }

    /** Those of the blog and the page of the search. */
    List<Route> routes() {
        return routes;
    }

    /** Whether it is the one file of the index that is not named by its content. */
    static boolean isManifest(String path) {
        return path.equals(FOLDER + IndexWriter.MANIFEST);
    }

    SearchPlace place() {
        return new SearchPlace(SlashPaths.ofPage(page), FOLDER + IndexWriter.MANIFEST);
    }

    /** The index, made when it is asked for, and then kept. */
    LateFolder later() {
        return new LateFolder(FOLDER, new LateFolder.Making() {
            private @Nullable List<Output> made;

            @Override
            public synchronized @Nullable List<Output> outputs(BooleanSupplier stopped) {
                if (made == null) {
                    made = files(found(), SiteSearch::read, stopped);
                }
                return made;
            }
        });
    }

    /**
     * The index.
     *
     * @param articles those that are {@link #found}
     * @param texts what of an article can be found; asked from any thread
     */
    List<Output> files(List<Article> articles, Function<Article, ArticleText> texts) {
        return Objects.requireNonNull(files(articles, texts, () -> false), "nobody stopped it");
    }

    private static ArticleText read(Article article) {
        return ArticleText.of(article.body().content());
    }

    /** The articles that can be found, the oldest first. */
    List<Article> found() {
        Set<Article> listed = Collections.newSetFromMap(new IdentityHashMap<>());
        listed.addAll(site.pages());
        listed.addAll(site.posts());
        return routes.stream()
                .flatMap(route -> Stream.ofNullable(article(route)))
                .filter(listed::contains)
                .filter(this::isFound)
                .sorted(OLDEST_FIRST)
                .toList();
    }

    private @Nullable List<Output> files(
            List<Article> articles, Function<Article, ArticleText> texts, BooleanSupplier stopped) {
        Set<String> languages = new LinkedHashSet<>(site.config().languages());
        articles.forEach(article -> languages.add(article.lang()));
        Function<Article, Optional<SearchedArticle>> reading =
                article -> stopped.getAsBoolean() ? Optional.empty() : Optional.of(searched(article, texts));
        List<SearchedArticle> read = InParallel.map(articles, reading).stream()
                .flatMap(Optional::stream)
                .toList();
        return read.size() < articles.size()
                ? null
                : IndexWriter.of(read, languages, page, stopped)
                        .map(SiteSearch::outputs)
                        .orElse(null);
    }

    private static List<Output> outputs(List<IndexFile> files) {
        return files.stream()
                .map(file -> new Output(FOLDER + file.name(), Content.of(file.bytes())))
                .toList();
    }

    private boolean isFound(Article article) {
        Map<String, @Nullable Object> front = article.frontMatter();
        boolean draft = article instanceof Post post && post.draft();
        boolean secret = article.isEncrypted() || JsText.isTrue(front.get("password"));
        boolean unlisted = visibility.robots(article).contains("noindex")
                || !visibility.isInSitemap(article)
                || isNo(front, "search")
                || isNo(front, "indexing")
                || JsText.isTrue(front.get("hidden"))
                || JsText.isTrue(front.get("hide"));
        String path = Routes.format(article.path());
        boolean other = path.equals("404.html")
                || path.equals("404/index.html")
                || "search".equals(front.get("type"))
                || article.layout().equals("search");
        return !draft && !secret && !unlisted && !other && !isGuarded(path);
    }

    private static boolean isNo(Map<String, @Nullable Object> front, String key) {
        return front.get(key) != null && !JsText.isTrue(front.get(key));
    }

    /** Rules of paths that are not for the index as well. */
    private List<PathPattern> guarded(Config config) {
        return config.get("server.access") instanceof Map<?, ?> rules
                ? rules.keySet().stream()
                        .map(path -> PathPattern.of(path.toString().toLowerCase(Locale.ROOT)))
                        .filter(pattern -> !pattern.matches(onHost(FOLDER + IndexWriter.MANIFEST)))
                        .toList()
                : List.of();
    }

    private String onHost(String path) {
        return (root + path).substring(1).toLowerCase(Locale.ROOT);
    }

    private boolean isGuarded(String path) {
        return guarded.stream().anyMatch(pattern -> pattern.matches(onHost(path)));
    }

    private SearchedArticle searched(Article article, Function<Article, ArticleText> texts) {
        List<String> labels = new ArrayList<>();
        if (article instanceof Post post) {
            post.tags().stream().map(Tag::name).forEach(labels::add);
            post.categories().stream().map(Category::name).forEach(labels::add);
        }
        String address = site.config().links().onHost(SlashPaths.ofPage(article.path()));
        String path = address.startsWith(root) ? address.substring(root.length()) : address;
        String title = article.title().isEmpty() ? article.path() : article.title();
        return new SearchedArticle(title, path, labels, texts.apply(article));
    }
}
