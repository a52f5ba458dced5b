package blogjar.route;

import blogjar.config.Config;
import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.NamesByLanguage;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.text.Once;
import java.util.ArrayList;
import java.util.List;
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
     */
    public record Place(String type, String path, LanguageHomes.@Nullable Home home) {
        public String mediaType() {
            return type.equals("atom") ? "application/atom+xml" : "application/rss+xml";
        }
    }

    /** The blog's own feeds and those of single languages. */
    public static List<Place> all(Config config, LanguageHomes homes) {
        List<Place> places = new ArrayList<>(of(config));
        homes.inFolders().forEach(home -> places.addAll(of(config, home)));
        return places;
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
                .map(place -> new Place(place.type(), home.folder() + place.path(), home))
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
                    types.get(i), Routes.format(Renderers.extension(path).isEmpty() ? path + ".xml" : path), null));
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
        for (Place place : all(config, homes)) {
            LanguageHomes.Home home = place.home();
            List<Post> posts = posts(
                    site,
                    place.type(),
                    some -> home == null ? homes.ofRoot(some) : LanguageHomes.of(home.lang(), some));
            long count = count(config, posts);
            if (count > 0) {
                Config named = homes.language(place).map(names::in).orElse(config);
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
