package blogjar.route;

import blogjar.config.Config;
import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.Post;
import blogjar.site.Site;
import java.util.ArrayList;
import java.util.List;

/** The feeds of the newest posts, with the settings of hexo-generator-feed ({@code feed.*}). */
public final class Feeds {
    private Feeds() {}

    /**
     * Where a feed is.
     *
     * @param type {@code atom} or {@code rss2}
     * @param path of its file
     */
    public record Place(String type, String path) {
        public String mediaType() {
            return type.equals("atom") ? "application/atom+xml" : "application/rss+xml";
        }
    }

    /** The feeds that a blog has: those of {@code feed}, else one Atom feed; none with {@code feed: false}. */
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
                    types.get(i), Routes.format(Renderers.extension(path).isEmpty() ? path + ".xml" : path)));
        }
        return places;
    }

    private static boolean isList(Config config, String key) {
        return config.get(key) instanceof List;
    }

    static List<Route.Text> routes(Site site, Problems problems) {
        Config config = site.config();
        List<Route.Text> routes = new ArrayList<>();
        for (Place place : of(config)) {
            List<FeedItem> items = items(site, place.type());
            if (!items.isEmpty()) {
                Feed feed = new Feed(config, place.path(), items);
                routes.add(new Route.Text(place.path(), place.type().equals("atom") ? feed.atom() : feed.rss()));
            }
        }
        if (!routes.isEmpty() && !config.texts("feed.template").isEmpty()) {
            problems.add(Problem.notice("'feed.template' is not used; the feed is written in its usual form")
                    .at(config.place("feed.template"))
                    .fix("remove the line"));
        }
        return routes;
    }

    private static List<FeedItem> items(Site site, String generator) {
        Config config = site.config();
        int limit = config.number("feed.limit", 20);
        String orderBy = config.text("feed.order_by");
        List<Post> posts = new Listed(site)
                .by(generator).stream()
                        .filter(post -> !Boolean.TRUE.equals(post.frontMatter().get("draft")))
                        .toList();
        int count = limit > 0 ? limit : posts.size() + limit; // below zero, the last ones are left out
        return Ordering.sorted(posts, orderBy).stream()
                .limit(Math.max(0, count))
                .map(post -> FeedItem.of(post, config))
                .toList();
    }
}
