package blogjar.route;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.content.JsText;
import blogjar.site.Article;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.text.Xml;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sitemaps of posts, pages, categories and tags under an index, with the addresses, times and weights of
 * hexo-generator-seo-friendly-sitemap 0.2.1 ({@code sitemap.*}).
 */
final class SitemapIndex {
    static final String PLUGIN = "hexo-generator-seo-friendly-sitemap";

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String NAMESPACE = "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final String POSTS = "0.6";
    private static final String PAGES = "0.8";
    private static final String GROUPS = "0.2";

    private final Site site;
    private final Config config;
    private final Links links;
    private final Listed listed;
    private final List<Route.Text> files = new ArrayList<>();
    private final StringBuilder index = new StringBuilder();

    private SitemapIndex(Site site) {
        this.site = site;
        this.config = site.config();
        this.links = config.links();
        this.listed = new Listed(site);
    }

    /** @param path of the index */
    static List<Route.Text> routes(Site site, String path) {
        return new SitemapIndex(site).all(path);
    }

    /** A category or a tag. */
    private record Group(String path, ZonedDateTime changed) {}

    private List<Route.Text> all(String path) {
        posts();
        pages();
        if (!config.isOff("sitemap.category")) {
            Stream<Group> all = site.categories().stream().flatMap(c -> group(c.path(), listed.of(c)));
            groups("category-sitemap.xml", all, home());
        }
        if (!config.isOff("sitemap.tag")) {
            Stream<Group> all = site.tags().stream().flatMap(tag -> group(tag.path(), listed.tagged(tag)));
            groups("tag-sitemap.xml", all, "");
        }
        others();
        files.add(new Route.Text(path, HEAD + "<sitemapindex " + NAMESPACE + ">\n" + index + "</sitemapindex>\n"));
        return files;
    }

    private void posts() {
        List<Post> posts = listed.by("sitemap").stream()
                .filter(post -> !post.draft() && listed.visibility().isInSitemap(post))
                .sorted(Ordering.AS_READ)
                .sorted(Comparator.<Post, ZonedDateTime>comparing(Sitemaps::changed)
                        .reversed())
                .toList();
        int limit = config.number("sitemap.urlLimit", 0);
        int size = limit > 0 ? limit : Math.max(1, posts.size());
        for (int from = 0; from < posts.size(); from += size) {
            List<Post> some = posts.subList(from, Math.min(posts.size(), from + size));
            StringBuilder urls = new StringBuilder(home());
            some.forEach(post -> urls.append(article(post, priority(post, "sitemap.post_priority", POSTS))));
            String name = limit > 0 ? "post-sitemap-" + (from / size + 1) + ".xml" : "post-sitemap.xml";
            add(name, urls, Sitemaps.changed(some.get(0)));
        }
    }

    private void pages() {
        List<Article> pages = Sitemaps.latestFirst(site.pages().stream().map(Article.class::cast))
                .filter(listed.visibility()::isInSitemap)
                .filter(page -> !page.layout().isEmpty() && !page.layout().equals("false"))
                .toList();
        if (!pages.isEmpty()) {
            StringBuilder urls = new StringBuilder(home());
            for (Article page : pages) {
                Object own = page.frontMatter().get("sitemap_priority");
                if (!(own instanceof Number n && n.doubleValue() <= 0)) {
                    urls.append(article(page, priority(page, "sitemap.page_priority", PAGES)));
                }
            }
            add("page-sitemap.xml", urls, Sitemaps.changed(pages.get(0)));
        }
    }

    private static Stream<Group> group(String path, List<Post> posts) {
        return posts.stream()
                .map(Sitemaps::changed)
                .max(Comparator.naturalOrder())
                .map(changed -> new Group(path, changed))
                .stream();
    }

    private void groups(String name, Stream<Group> all, String start) {
        List<Group> groups =
                new ArrayList<>(all.sorted(Comparator.comparing(Group::changed)).toList());
        Collections.reverse(groups); // as the plugin does, so that those of one time are reversed as well
        if (!groups.isEmpty()) {
            StringBuilder urls = new StringBuilder(start);
            groups.forEach(group -> urls.append(url(group.path(), group.changed(), GROUPS, "")));
            add(name, urls, groups.get(0).changed());
        }
    }

    private void others() {
        Object given = config.get("sitemap.additionalUrl");
        List<?> list = given instanceof List<?> several ? several : given == null ? List.of() : List.of(given);
        for (Object other : list) {
            if (other instanceof Map<?, ?> map && JsText.isTrue(map.get("filename"))) {
                Object changed = map.get("lastModification");
                String name = JsText.of(map.get("filename"));
                index(name, changed instanceof Instant time ? iso(time.atZone(ZoneOffset.UTC)) : null);
            }
        }
    }

    private void add(String name, CharSequence urls, ZonedDateTime changed) {
        String images = " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\"";
        files.add(new Route.Text(name, HEAD + "<urlset " + NAMESPACE + images + ">\n" + urls + "</urlset>\n"));
        index(name, iso(changed));
    }

    private void index(String name, @Nullable String changed) {
        index.append("  <sitemap>\n    ").append(location(name)).append('\n');
        if (changed != null) {
            index.append("    <lastmod>").append(Xml.escape(changed)).append("</lastmod>\n");
        }
        index.append("  </sitemap>\n");
    }

    private String home() {
        return "  <url>\n    " + location("")
                + "\n    <changefreq>daily</changefreq>\n    <priority>1</priority>\n  </url>\n";
    }

    private String article(Article article, String priority) {
        StringBuilder images = new StringBuilder();
        if (article instanceof Post post) {
            post.photos()
                    .forEach(photo -> images.append("    <image:image><image:loc>")
                            .append(Xml.escape(links.fullUrlFor(photo)))
                            .append("</image:loc></image:image>\n"));
        }
        String path = article instanceof Post ? article.path() : article.path().replaceFirst("index\\.html$", "");
        return url(path, Sitemaps.changed(article), priority, images.toString());
    }

    private String url(String path, ZonedDateTime changed, String priority, String images) {
        return "  <url>\n    " + location(path) + "\n    <lastmod>" + iso(changed)
                + "</lastmod>\n    <changefreq>weekly</changefreq>\n    <priority>" + Xml.escape(priority)
                + "</priority>\n" + images + "  </url>\n";
    }

    private String location(String path) {
        return "<loc>" + Xml.escape(links.fullUrlFor(path)) + "</loc>";
    }

    private String priority(Article article, String key, String otherwise) {
        Object own = article.frontMatter().get("sitemap_priority");
        Object general = config.get(key);
        return JsText.isTrue(own) ? JsText.of(own) : JsText.isTrue(general) ? JsText.of(general) : otherwise;
    }

    private static String iso(ZonedDateTime date) {
        return ISO.format(date.withZoneSameInstant(ZoneOffset.UTC));
    }
}
