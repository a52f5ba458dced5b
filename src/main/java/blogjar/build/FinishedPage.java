package blogjar.build;

import blogjar.config.Config;
import blogjar.route.Feeds;
import blogjar.route.LanguageHomes;
import blogjar.route.Route;
import blogjar.route.Sitemaps;
import blogjar.route.View;
import blogjar.site.LazyImages;
import blogjar.site.Nofollow;
import blogjar.site.Visibility;
import blogjar.text.Html;
import blogjar.theme.Extras;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is done to every page of a theme in the end: links out and images (where a setting means whole pages), the sizes of pictures, and in the
 * head the generator's name, where feeds and sitemap are, what crawlers may do, and what shows the extras of the page.
 */
final class FinishedPage {
    private static final String HEAD_END = "</head>";

    private final Config config;
    private final String generator;
    private final LanguageHomes homes;
    private final String sitemap;
    private final boolean links;
    private final Visibility visibility;
    private final Extras extras;
    private final Nofollow nofollow;
    private final LazyImages lazyImages;
    private final @Nullable PictureSizes sizes;
    private final boolean late;

    /**
     * @param homes of which languages there are feeds
     * @param version of the program, for {@code <meta name="generator">}
     * @param extras takes note of what the pages use
     * @param sizes null where pictures are left as they are: a theme of the blog's own may set one of the two lengths only
     * @param late whether pictures are loaded when a reader comes near them
     */
    FinishedPage(
            Config config,
            LanguageHomes homes,
            String version,
            Extras extras,
            @Nullable PictureSizes sizes,
            boolean late) {
        this.config = config;
        this.homes = homes;
        this.sizes = sizes;
        this.late = late;
        this.extras = extras;
        this.nofollow = Nofollow.of(config);
        this.lazyImages = LazyImages.of(config);
        this.generator = config.flag("meta_generator", true)
                ? "<meta name=\"generator\" content=\"blog.jar " + version + "\">"
                : "";
        this.sitemap = sitemap(config);
        this.visibility = new Visibility(config);
        this.links = config.externalLinks().field().equals("site");
    }

    String of(Route.Templated route, String html) {
        int head = html.indexOf(HEAD_END);
        String page = head < 0 ? html : inserted(html, head, missing(route, html, head));
        String marked = links ? config.externalLinks().mark(page) : page;
        String sized = sizes == null ? marked : sizes.in(route.path(), marked);
        return lazyImages.inPage(nofollow.inPage(late ? LatePictures.in(sized) : sized));
    }

    private static String inserted(String html, int at, String text) {
        return new StringBuilder(html.length() + text.length())
                .append(html)
                .insert(at, text)
                .toString();
    }

    /** What the head, up to {@code end}, does not say yet. */
    private String missing(Route.Templated route, String html, int end) {
        String robots = route.view().match(one -> visibility.robots(one.article()), list -> "");
        boolean told = robots.isEmpty() || html.lastIndexOf("name=\"robots\"", end) >= 0;
        return (html.lastIndexOf("name=\"generator\"", end) >= 0 ? "" : generator)
                + (namesFeed(html, end) ? "" : feeds(route.view()))
                + (html.lastIndexOf("rel=\"sitemap\"", end) >= 0 ? "" : sitemap)
                + (told ? "" : "<meta name=\"robots\" content=\"" + Html.escape(robots) + "\">")
                + extras.head(route.path(), html);
    }

    private static boolean namesFeed(String html, int end) {
        return html.lastIndexOf("application/atom+xml\"", end) >= 0
                || html.lastIndexOf("application/rss+xml\"", end) >= 0;
    }

    private static String sitemap(Config config) {
        List<String> paths = Sitemaps.paths(config);
        return !Boolean.TRUE.equals(config.get("sitemap.rel")) || paths.isEmpty()
                ? ""
                : "<link rel=\"sitemap\" type=\"application/xml\" title=\"Sitemap\" href=\""
                        + config.links().urlFor(paths.get(0)) + "\">";
    }

    private String feeds(View view) {
        StringBuilder out = new StringBuilder();
        if (config.flag("feed.autodiscovery", true)) {
            List<Feeds.Place> all = new ArrayList<>(Feeds.of(config, view));
            all.addAll(Feeds.of(config, homes, view.lang()));
            for (Feeds.Place feed : all) {
                Feeds.Group group = feed.group();
                out.append("<link rel=\"alternate\" type=\"")
                        .append(feed.mediaType())
                        .append("\" title=\"")
                        .append(Html.escape(group == null ? config.text("title") : group.title(config)))
                        .append("\" href=\"")
                        .append(config.links().urlFor(feed.path()))
                        .append("\">");
            }
        }
        return out.toString();
    }
}
