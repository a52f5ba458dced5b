package blogjar.build;

import blogjar.config.Config;
import blogjar.route.Feeds;
import blogjar.route.Sitemaps;
import blogjar.text.Html;
import blogjar.theme.Extras;
import java.util.List;

/**
 * What is done to every page of a theme in the end: links out (field {@code site}), the generator's name, where feeds
 * and sitemap are, and what shows the extras of the page.
 */
final class FinishedPage {
    private static final String HEAD_END = "</head>";

    private final Config config;
    private final String generator;
    private final String feeds;
    private final String sitemap;
    private final boolean links;
    private final Extras extras;

    /**
     * @param version of the program, for {@code <meta name="generator">}
     * @param extras takes note of what the pages use
     */
    FinishedPage(Config config, String version, Extras extras) {
        this.config = config;
        this.extras = extras;
        this.generator = config.flag("meta_generator", true)
                ? "<meta name=\"generator\" content=\"blog.jar " + version + "\">"
                : "";
        this.feeds = feeds(config);
        this.sitemap = sitemap(config);
        this.links = config.externalLinks().field().equals("site");
    }

    String of(String path, String html) {
        String page = html;
        int head = page.indexOf(HEAD_END);
        if (head >= 0) {
            boolean named = page.lastIndexOf("name=\"generator\"", head) >= 0;
            boolean linked = page.lastIndexOf("+xml\"", head) >= 0;
            boolean mapped = page.lastIndexOf("rel=\"sitemap\"", head) >= 0;
            page = page.substring(0, head)
                    + (named ? "" : generator)
                    + (linked ? "" : feeds)
                    + (mapped ? "" : sitemap)
                    + extras.head(path, html)
                    + page.substring(head);
        }
        return links ? config.externalLinks().mark(page) : page;
    }

    private static String sitemap(Config config) {
        List<String> paths = Sitemaps.paths(config);
        return !Boolean.TRUE.equals(config.get("sitemap.rel")) || paths.isEmpty()
                ? ""
                : "<link rel=\"sitemap\" type=\"application/xml\" title=\"Sitemap\" href=\""
                        + config.links().urlFor(paths.get(0)) + "\">";
    }

    private static String feeds(Config config) {
        StringBuilder out = new StringBuilder();
        if (config.flag("feed.autodiscovery", true)) {
            for (Feeds.Place feed : Feeds.of(config)) {
                out.append("<link rel=\"alternate\" type=\"")
                        .append(feed.mediaType())
                        .append("\" title=\"")
                        .append(Html.escape(config.text("title")))
                        .append("\" href=\"")
                        .append(config.links().urlFor(feed.path()))
                        .append("\">");
            }
        }
        return out.toString();
    }
}
