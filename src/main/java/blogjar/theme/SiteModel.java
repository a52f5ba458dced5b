package blogjar.theme;

import blogjar.config.Config;
import blogjar.config.themes.Friends;
import blogjar.route.LanguageHomes;
import blogjar.route.View;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.NamesByLanguage;
import blogjar.site.Page;
import blogjar.site.PlainMarkdown;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.site.Translations;
import blogjar.text.SlashPaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A site as templates see it, made once for all of its pages. */
final class SiteModel implements Attributes {
    private static final int LEVELS = 5;
    private static final int TAGGED_AT_MOST = 200;
    private static final List<String> RELATED_POSTS = List.of(
            "hexo-related-popular-posts", "hexo-related-posts", "hexo-list-related-posts", "hexo-recommended-posts");

    private final Site site;
    private final SharedSettings settings;
    private final Texts texts;
    private final @Nullable SearchPlace searching;
    private final Map<Article, ArticleModel> articles = new IdentityHashMap<>();
    private final Map<Category, CategoryModel> categories = new HashMap<>();
    private final List<CategoryModel> topCategories = new ArrayList<>();
    private final Map<Tag, TagModel> tags = new HashMap<>();
    private final List<TagModel> commonTags;
    private final Map<String, Series> series;
    private final Translations translations;
    private final LanguageHomes homes;
    private final NamesByLanguage names;
    private final List<MenuItem> menu;
    private final boolean cards;
    private final SiteFiles files;
    private volatile @Nullable PlainMarkdown markdown;
    private final SymbolsCount symbols;
    private final Map<String, Optional<String>> totals = new ConcurrentHashMap<>();
    private final Map<String, String> urls = new ConcurrentHashMap<>();
    private volatile @Nullable Calendar calendar;
    private final Map<WholeList, Calendar> calendars = new ConcurrentHashMap<>();

    /**
     * @param looks settings of the theme, in the words of the built-in one
     * @param texts of the theme
     * @param builtIn whether the theme is the built-in one
     * @param searching where a reader can search; null where he can't
     */
    SiteModel(
            Site site,
            Map<String, @Nullable Object> looks,
            Texts texts,
            boolean builtIn,
            @Nullable SearchPlace searching) {
        this.site = site;
        this.searching = searching;
        this.texts = texts.with(MenuTexts.of(site.data()));
        this.settings = new SharedSettings(looks);
        this.names = NamesByLanguage.of(site);
        this.files = new SiteFiles(site, settings, builtIn, searching);
        this.symbols = new SymbolsCount(site.config());
        site.posts().forEach(post -> articles.put(post, new ArticleModel(this, post)));
        site.pages().forEach(page -> articles.put(page, new ArticleModel(this, page)));
        makeCategories();
        makeTags();
        this.commonTags = site.tags().stream()
                .map(tags::get)
                .filter(Objects::nonNull)
                .filter(tag -> !tag.tagged().isEmpty())
                .sorted(Comparator.comparingInt((TagModel t) -> -t.tagged().size())
                        .thenComparing(t -> t.tag().name()))
                .toList();
        this.series = Series.of(site.posts(), settings.isSeriesByTitle());
        this.translations = Translations.of(site);
        this.homes = LanguageHomes.of(site);
        this.menu = settings.menu().isEmpty() ? MenuItem.usual(site) : settings.menu();
        this.cards = settings.hasCards(
                () -> site.posts().stream().anyMatch(post -> article(post).cover() != null));
    }

    private void makeCategories() {
        Map<List<String>, CategoryModel> byChain = new HashMap<>();
        List<Category> topDown = site.categories().stream()
                .sorted(Comparator.comparingInt(c -> c.chain().size()))
                .toList();
        for (Category category : topDown) {
            List<String> above = category.parent();
            CategoryModel parent = above == null ? null : byChain.get(above);
            List<Post> filed = site.postsOf().getOrDefault(category, List.of());
            CategoryModel model = new CategoryModel(this, category, filed, parent);
            byChain.put(category.chain(), model);
            categories.put(category, model);
            if (parent == null && !filed.isEmpty()) {
                topCategories.add(model);
            }
        }
        topCategories.sort(CategoryModel.BY_SIZE);
    }

    private void makeTags() {
        TreeSet<Integer> counts = new TreeSet<>();
        site.postsTagged().values().forEach(posts -> counts.add(posts.size()));
        for (Tag tag : site.tags()) {
            List<Post> tagged = site.postsTagged().getOrDefault(tag, List.of());
            int rank = counts.headSet(tagged.size()).size();
            int level = counts.size() < 2 ? 1 : 1 + rank * (LEVELS - 1) / (counts.size() - 1);
            tags.put(tag, new TagModel(this, tag, tagged, level));
        }
    }

    Site site() {
        return site;
    }

    SiteFiles files() {
        return files;
    }

    Texts texts() {
        return texts;
    }

    SharedSettings settings() {
        return settings;
    }

    SymbolsCount symbols() {
        return symbols;
    }

    ArticleModel article(Article article) {
        ArticleModel known = articles.get(article);
        return known == null ? new ArticleModel(this, article) : known;
    }

    List<ArticleModel> articles(List<? extends Article> some) {
        List<ArticleModel> models = new ArrayList<>(some.size());
        for (Article article : some) {
            models.add(article(article));
        }
        return models;
    }

    List<CategoryModel> categories(List<Category> some) {
        return some.stream().map(categories::get).filter(Objects::nonNull).toList();
    }

    List<TagModel> tags(List<Tag> some) {
        return some.stream().map(tags::get).filter(Objects::nonNull).toList();
    }

    /** A list with all of its pages; two tags may have one address, and share its pages. */
    private record WholeList(
            String base,
            @Nullable Category category,
            @Nullable Tag tag) {}

    /** Of which years and months the posts of a whole list are; counted once for all of its pages. */
    Calendar calendar(View.Listing list) {
        return calendars.computeIfAbsent(
                new WholeList(list.base(), list.category(), list.tag()), whole -> Calendar.of(list.all()));
    }

    /** The same of all posts. */
    Calendar calendar() {
        Calendar known = calendar;
        if (known == null) {
            known = Calendar.of(site.posts());
            calendar = known;
        }
        return known;
    }

    List<ArticleModel> allPosts() {
        return articles(site.posts());
    }

    List<CategoryModel> allCategories() {
        return categories(site.categories());
    }

    List<TagModel> allTags() {
        return tags(site.tags());
    }

    /** Markdown of a template or a setting, as HTML. */
    String markdown(String text) {
        PlainMarkdown known = markdown;
        if (known == null) { // most themes need none
            known = new PlainMarkdown(site.config());
            markdown = known;
        }
        return known.html(text);
    }

    /** The address of a path as written in the page at {@code from}. */
    String urlFor(String from, String path) {
        if (site.config().links().relative()) {
            return site.config().links().urlFor(from, path);
        }
        String known = urls.get(path);
        if (known == null) {
            known = site.config().links().urlFor(path);
            urls.put(path, known);
        }
        return known;
    }

    /** Whether a plugin of the blog names related posts. */
    boolean hasRelatedPosts() {
        return RELATED_POSTS.stream().anyMatch(site.config().plugins()::has);
    }

    /** The posts that share most tags with one, the rarer the tag the more it counts; then the newest. */
    List<ArticleModel> related(Post post, int limit) {
        Map<Post, Double> shared = new IdentityHashMap<>();
        for (Tag tag : post.tags()) {
            List<Post> tagged = site.postsTagged().getOrDefault(tag, List.of());
            for (Post other : tagged.subList(0, Math.min(tagged.size(), TAGGED_AT_MOST))) {
                if (other != post) {
                    shared.merge(other, 1.0 / tagged.size(), Double::sum);
                }
            }
        }
        return shared.entrySet().stream()
                .sorted(Map.Entry.<Post, Double>comparingByValue()
                        .reversed()
                        .thenComparing(entry -> entry.getKey().date(), Comparator.reverseOrder())
                        .thenComparing(entry -> entry.getKey().path()))
                .limit(limit)
                .map(entry -> article(entry.getKey()))
                .toList();
    }

    /** Path of the home page for who reads a language. */
    String home(String lang) {
        return homes.pathFor(lang);
    }

    /** The settings of the blog, with its names in a language. */
    Config config(String lang) {
        return names.in(lang);
    }

    /** Path of the feed for who reads a language; null for none. */
    @Nullable
    String feed(String lang) {
        return files.feed(homes, lang);
    }

    /** The home pages of all languages; none where there is one. */
    List<LanguageVersion> homes(String path) {
        return homes.all().stream()
                .map(home -> version(
                        home.lang(),
                        home.path(),
                        config(home.lang()).text("title"),
                        home.path().equals(path)))
                .toList();
    }

    private LanguageVersion version(String lang, String path, String title, boolean current) {
        return LanguageVersion.of(lang, path, title, current, site.data().get("languages"));
    }

    /** The versions of an article in several languages, itself among them; none where it has no other. */
    List<LanguageVersion> translations(Article article) {
        return translations.of(article).stream()
                .map(version ->
                        version(version.lang(), SlashPaths.ofPage(version.path()), version.title(), version == article))
                .toList();
    }

    /** The series that a post is part of; null for none. */
    Series.@Nullable Shown series(Post post) {
        Series known = series.get(Series.key(post));
        return known == null || !known.parts().contains(post) ? null : new Series.Shown(this, known, post);
    }

    /** Links to other blogs, from the theme's settings or the data file of Butterfly or Volantis. */
    private List<?> friends() {
        Object own = settings.attribute("friends");
        if (own instanceof List<?> list && !list.isEmpty()) {
            return list;
        }
        for (String name : List.of("link", "links", "friends")) {
            List<?> groups = Friends.of(site.data().get(name));
            if (!groups.isEmpty()) {
                return groups;
            }
        }
        return List.of();
    }

    @Override
    public String kind() {
        return "the site";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "posts" -> allPosts();
            case "pages" -> articles(site.pages());
            case "categories" -> allCategories();
            case "top_categories" -> topCategories;
            case "tags" -> allTags();
            case "common_tags" -> commonTags;
            case "data" -> site.data();
            case "menu" -> menu;
            case "friends" -> friends();
            case "search" -> searching;
            case "manifest" -> files.manifest();
            case "open_search" -> files.openSearch();
            case "feed" -> feed(site.config().language());
            case "own_views" -> site.config().flag("server.views", false);
            case "look" -> cards ? "cards" : "plain";
            case "symbols_count" -> total(name, symbols::total);
            case "symbols_time" -> total(name, symbols::totalTime);
            case "first_year" -> year(site.posts().size() - 1);
            case "last_year" -> year(0);
            default -> settings.attribute(name);
        };
    }

    /** Of all posts, counted once; each page that shows it is another one where any text is. */
    private @Nullable String total(String name, Function<List<Post>, @Nullable String> counting) {
        String total = totals.computeIfAbsent(name, key -> Optional.ofNullable(counting.apply(site.posts())))
                .orElse(null);
        if (total != null) {
            site.posts().forEach(post -> post.text().note());
        }
        return total;
    }

    private int year(int index) {
        return site.posts().isEmpty() ? 0 : site.posts().get(index).date().getYear();
    }

    /** Whether a page stands for the list of all tags or categories, in any theme's words. */
    static boolean isAbout(Page page, String plural, String singular) {
        String layout = page.layout();
        Object type = page.frontMatter().get("type");
        return layout.equals(plural) || layout.equals(singular) || plural.equals(type) || singular.equals(type);
    }
}
