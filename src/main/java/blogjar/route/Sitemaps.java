package blogjar.route;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.content.Renderers;
import blogjar.site.Article;
import blogjar.site.Site;
import blogjar.text.Xml;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sitemaps with the settings of hexo-generator-sitemap 3 ({@code sitemap.*}), and a {@code robots.txt} that names the
 * first of them. A day is that of an article, never that of the build, so that the file changes with the blog only.
 */
final class Sitemaps {
    private final Site site;
    private final Config config;
    private final Links links;

    private Sitemaps(Site site) {
        this.site = site;
        this.config = site.config();
        this.links = config.links();
    }

    static List<Route.Text> routes(Site site) {
        return new Sitemaps(site).all();
    }

    private List<Route.Text> all() {
        List<Route.Text> routes = new ArrayList<>();
        List<String> paths = paths();
        for (String path : paths) {
            routes.add(new Route.Text(path, path.endsWith(".txt") ? text() : xml()));
        }
        robots(paths).ifPresent(routes::add);
        return routes;
    }

    private List<String> paths() {
        if (Boolean.FALSE.equals(config.get("sitemap")) || articles().isEmpty()) {
            return List.of();
        }
        List<String> given = config.texts("sitemap.path");
        return (given.isEmpty() ? List.of("sitemap.xml", "sitemap.txt") : given)
                .stream()
                        .map(path -> Routes.format(Renderers.extension(path).isEmpty() ? path + ".xml" : path))
                        .toList();
    }

    private List<Article> articles() {
        return Stream.<Article>concat(site.posts().stream(), site.pages().stream())
                .filter(a -> !Boolean.FALSE.equals(a.frontMatter().get("sitemap")))
                .filter(a -> !a.path().equals("404.html"))
                .sorted(Comparator.comparing(Sitemaps::day).reversed())
                .toList();
    }

    private static LocalDate day(Article article) {
        ZonedDateTime updated = article.updated();
        return (updated == null ? article.date() : updated)
                .withZoneSameInstant(ZoneOffset.UTC)
                .toLocalDate();
    }

    private List<String> lists() {
        List<String> paths = new ArrayList<>();
        if (config.flag("sitemap.tags", true)) {
            site.tags().stream().filter(site.postsTagged()::containsKey).forEach(t -> paths.add(t.path()));
        }
        if (config.flag("sitemap.categories", true)) {
            site.categories().stream().filter(site.postsOf()::containsKey).forEach(c -> paths.add(c.path()));
        }
        return paths.stream().distinct().toList();
    }

    private String xml() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
        List<Article> articles = articles();
        LocalDate newest = day(articles.get(0));
        url(out, links.fullUrlFor(""), newest);
        articles.forEach(a -> url(out, links.fullUrlFor(a.path()), day(a)));
        lists().forEach(path -> url(out, links.fullUrlFor(path), newest));
        return out.append("</urlset>\n").toString();
    }

    private static void url(StringBuilder out, String address, LocalDate day) {
        out.append("  <url><loc>")
                .append(Xml.escape(address))
                .append("</loc><lastmod>")
                .append(day)
                .append("</lastmod></url>\n");
    }

    private String text() {
        StringBuilder out = new StringBuilder(links.fullUrlFor("")).append('\n');
        articles().forEach(a -> out.append(links.fullUrlFor(a.path())).append('\n'));
        lists().forEach(path -> out.append(links.fullUrlFor(path)).append('\n'));
        return out.toString();
    }

    /** With the settings of hexo-generator-robotstxt ({@code robotstxt.*}); crawlers ask at the root of a host only. */
    private Optional<Route.Text> robots(List<String> sitemaps) {
        if (!links.root().equals("/") || Boolean.FALSE.equals(config.get("robotstxt"))) {
            return Optional.empty();
        }
        String agent = config.text("robotstxt.useragent");
        StringBuilder out = new StringBuilder("User-agent: ")
                .append(agent.isEmpty() ? "*" : agent)
                .append('\n');
        config.texts("robotstxt.disallow")
                .forEach(path -> out.append("Disallow: ").append(path).append('\n'));
        config.texts("robotstxt.allow")
                .forEach(path -> out.append("Allow: ").append(path).append('\n'));
        List<String> given = config.texts("robotstxt.sitemap");
        if (given.isEmpty()) {
            sitemaps.stream()
                    .limit(1)
                    .forEach(path -> out.append("Sitemap: ")
                            .append(links.fullUrlFor(path))
                            .append('\n'));
        }
        given.forEach(address -> out.append("Sitemap: ").append(address).append('\n'));
        return Optional.of(new Route.Text("robots.txt", out.toString()));
    }
}
