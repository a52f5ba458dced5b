package blogjar.route;

import blogjar.config.Config;
import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.Category;
import blogjar.site.NamesByLanguage;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.text.Once;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The feeds of the newest posts, with the settings of hexo-generator-feed ({@code feed.*}). */
public final class Feeds {
    private Feeds() {}

    /**
     * Where a feed is.
     *
     * @param type {@code atom} or {@code rss2}
     * @param path of its file
     * @param home of the language that it is of; null for the blog's own feed
     * @param group that it is of; null for all posts
     */
    public record Place(
            String type,
            String path,
            LanguageHomes.@Nullable Home home,
            @Nullable Group group) {
        /** Path of the page that shows what the feed has. */
        public String page() {
            return group != null ? group.path : home == null ? "" : home.path();
        }

        public String mediaType() {
            return type.equals("atom") ? "application/atom+xml" : "application/rss+xml";
        }
    }

    /**
     * A tag or a category whose posts have a feed of their own ({@code feed.tags}, {@code feed.categories}).
     *
     * @param path of its page
     */
    public record Group(String name, String path) {
        /** Of its feed: with that of the blog. */
        public String title(Config blog) {
            return name + " | " + blog.text("title");
        }
    }

    /** The blog's own feeds, those of single languages, and those of tags and categories. */
    public static List<Place> all(Site site, LanguageHomes homes) {
        Config config = site.config();
        List<Place> places = new ArrayList<>(of(config));
        homes.inFolders().forEach(home -> places.addAll(of(config, home)));
        site.categories().forEach(one -> places.addAll(of(config, one)));
        site.tags().forEach(one -> places.addAll(of(config, one)));
        return places;
    }

    /** The feeds of what a page shows, if it is a list of a tag or a category that has some. */
    public static List<Place> of(Config config, View view) {
        return view.match(
                one -> List.of(),
                list -> list.tag() != null
                        ? of(config, list.tag())
                        : list.category() != null ? of(config, list.category()) : List.of());
    }

    private static List<Place> of(Config config, Tag tag) {
        return config.flag("feed.tags", false) ? of(config, new Group(tag.name(), tag.path())) : List.of();
    }

    private static List<Place> of(Config config, Category category) {
        return config.flag("feed.categories", false)
                ? of(config, new Group(category.name(), category.path()))
                : List.of();
    }

    private static List<Place> of(Config config, Group group) {
        String folder = group.path.endsWith("/") ? group.path : group.path + "/";
        return of(config).stream()
                .map(place -> new Place(
                        place.type(),
                        folder + place.path().substring(place.path().lastIndexOf('/') + 1),
                        null,
                        group))
                .toList();
    }

    /** The feeds for who reads a page of a language: of that language where there are such. */
    public static List<Place> of(Config config, LanguageHomes homes, String lang) {
        return homes.inFolders().stream()
                .filter(home -> home.lang().equals(lang))
                .findFirst()
                .map(home -> of(config, home))
                .orElseGet(() -> of(config));
    }

    private static List<Place> of(Config config, LanguageHomes.Home home) {
        return of(config).stream()
                .map(place -> new Place(place.type(), home.folder() + place.path(), home, null))
                .toList();
    }

    /** The blog's own feeds: those of {@code feed}, else one Atom feed; none with {@code feed: false}. */
    public static List<Place> of(Config config) {
        if (Boolean.FALSE.equals(config.get("feed")) || !config.flag("feed.enable", true)) {
            return List.of();
        }
        List<String> types = config.texts("feed.type").stream()
                .filter(type -> type.equals("atom") || type.equals("rss2"))
                .distinct()
                .toList();
        types = types.isEmpty() ? List.of("atom") : types;
        List<String> paths = isList(config, "feed.type") == isList(config, "feed.path")
                ? config.texts("feed.path")
                : List.of(); // the plugin takes them together only, as a text each or a list each
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            String path = i < paths.size() ? paths.get(i) : types.get(i);
            places.add(new Place(
                    types.get(i),
                    Routes.format(Renderers.extension(path).isEmpty() ? path + ".xml" : path),
                    null,
                    null));
        }
        return places;
    }

    private static boolean isList(Config config, String key) {
        return config.get(key) instanceof List;
    }

    static List<Route.Text> routes(Site site, Problems problems) {
        Config config = site.config();
        List<Route.Text> routes = new ArrayList<>();
        LanguageHomes homes = LanguageHomes.of(site);
        NamesByLanguage names = NamesByLanguage.of(site);
        Map<String, List<Post>> groups = groups(site);
        for (Place place : all(site, homes)) {
            LanguageHomes.Home home = place.home();
            Group group = place.group();
            List<Post> posts = posts(
                    site,
                    place.type(),
                    some -> group != null
                            ? groups.getOrDefault(group.path(), List.of())
                            : home == null ? homes.ofRoot(some) : LanguageHomes.of(home.lang(), some));
            long count = count(config, posts);
            if (count > 0) {
                Config blog = homes.language(place).map(names::in).orElse(config);
                Config named = group == null ? blog : blog.with(Map.of("title", group.title(blog)));
                routes.add(new Route.Text(place.path(), new Once<>(() -> text(named, place, posts, count))));
            }
        }
        if (!routes.isEmpty() && !config.texts("feed.template").isEmpty()) {
            problems.add(Problem.notice("'feed.template' is not used; the feed is written in its usual form")
                    .at(config.place("feed.template"))
                    .fix("remove the line"));
        }
        return routes;
    }

    /** By the path of a tag's page or a category's. */
    private static Map<String, List<Post>> groups(Site site) {
        Map<String, List<Post>> groups = new HashMap<>();
        site.postsOf().forEach((category, posts) -> groups.put(category.path(), posts));
        site.postsTagged().forEach((tag, posts) -> groups.put(tag.path(), posts));
        return groups;
    }

    private static List<Post> posts(Site site, String generator, UnaryOperator<List<Post>> some) {
        return some.apply(new Listed(site).by(generator)).stream()
                .filter(post -> !Boolean.TRUE.equals(post.frontMatter().get("draft")))
                .toList();
    }

    /** How many of some posts a feed has. */
    private static long count(Config config, List<Post> posts) {
        int limit = config.number("feed.limit", 20);
        int count = limit > 0 ? limit : posts.size() + limit; // below zero, the last ones are left out
        return Math.min(Math.max(0, count), posts.size());
    }

    private static String text(Config config, Place place, List<Post> posts, long count) {
        List<FeedItem> items = Ordering.sorted(posts, config.text("feed.order_by")).stream()
                .limit(count)
                .map(post -> FeedItem.of(post, config))
                .toList();
        Feed feed = new Feed(config, place, items);
        return place.type().equals("atom") ? feed.atom() : feed.rss();
    }
}
