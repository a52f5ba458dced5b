package blogjar.route;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.content.JsText;
import blogjar.content.Renderers;
import blogjar.content.SourceFile;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.Article;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Translations;
import blogjar.text.Addresses;
import blogjar.text.Glob;
import blogjar.text.Once;
import blogjar.text.SlashPaths;
import blogjar.text.Xml;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Sitemaps for search engines, to the blank as hexo-generator-sitemap 3.0.1 ({@code sitemap.*}) and
 * hexo-generator-baidu-sitemap 0.1.9 ({@code baidusitemap.*}) write them. Where the former puts the day of the build, the
 * day of the newest article stands, so that the file changes with the blog only; and in a blog without the plugin the
 * versions of an article in other languages are named.
 */
public final class Sitemaps {
    private static final String PLUGIN = "hexo-generator-sitemap";
    private static final String BAIDU = "hexo-generator-baidu-sitemap";

    private final Site site;
    private final Config config;
    private final Links links;
    private final Listed listed;
    private final Once<Translations> translations;
    private final LanguageHomes homes;

    private Sitemaps(Site site) {
        this.site = site;
        this.config = site.config();
        this.links = config.links();
        this.listed = new Listed(site);
        this.translations = new Once<>(() -> Translations.of(site));
        this.homes = LanguageHomes.of(site);
    }

    static List<Route.Text> routes(Site site, Problems problems) {
        return new Sitemaps(site).all(problems);
    }

    /** The files of {@code sitemap.path}; none with {@code sitemap: false}. */
    public static List<String> paths(Config config) {
        if (Boolean.FALSE.equals(config.get("sitemap"))) {
            return List.of();
        }
        List<String> given = config.texts("sitemap.path");
        boolean one = given.size() == 1;
        List<String> usual = config.plugins().has(SitemapIndex.PLUGIN)
                ? List.of("sitemap.xml")
                : List.of("sitemap.xml", "sitemap.txt");
        return (given.isEmpty() ? usual : given)
                .stream()
                        .map(path ->
                                Routes.format(one && Renderers.extension(path).isEmpty() ? path + ".xml" : path))
                        .toList();
    }

    private List<Route.Text> all(Problems problems) {
        List<Route.Text> routes = new ArrayList<>();
        if (config.plugins().has(SitemapIndex.PLUGIN)) {
            paths(config).stream().limit(1).forEach(path -> routes.addAll(SitemapIndex.routes(site, path)));
        } else if (hasArticles()) {
            for (String path : paths(config)) {
                routes.add(new Route.Text(
                        path, new Once<>(() -> path.endsWith(".txt") ? text(articles()) : xml(articles()))));
            }
            tellTemplates(problems);
        }
        if (config.plugins().has(BAIDU) || config.get("baidusitemap") != null) {
            routes.add(baidu());
        }
        return routes;
    }

    private void tellTemplates(Problems problems) {
        for (String key : List.of("sitemap.template", "sitemap.template_txt")) {
            if (!config.text(key).isEmpty()) {
                problems.add(Problem.notice("'" + key + "' is not used; the sitemap is written in its usual form")
                        .at(config.place(key))
                        .fix("remove the line"));
            }
        }
    }

    private boolean hasArticles() {
        return shown().findAny().isPresent();
    }

    private List<Article> articles() {
        return latestFirst(shown()).toList();
    }

    private Stream<Article> shown() {
        List<Glob> skipped = Stream.concat(Stream.of("**/*.js", "**/*.css"), config.texts("skip_render").stream())
                .map(Glob::of)
                .toList();
        return Stream.<Article>concat(listed.by("sitemap").stream(), site.pages().stream())
                .filter(listed.visibility()::isInSitemap)
                .filter(a -> !Glob.any(skipped, a.source()));
    }

    /** Posts before pages where they were changed at one time, both as they were read. */
    static Stream<Article> latestFirst(Stream<Article> articles) {
        return articles.sorted(Comparator.comparing(Sitemaps::changed)
                .reversed()
                .thenComparing(a -> a instanceof Post ? 0 : 1)
                .thenComparing(Article::source, SourceFile.PATHS));
    }

    static ZonedDateTime changed(Article article) {
        ZonedDateTime updated = article.updated();
        return updated == null ? article.date() : updated;
    }

    static LocalDate day(Article article) {
        return changed(article).withZoneSameInstant(ZoneOffset.UTC).toLocalDate();
    }

    private List<String> tags() {
        return config.flag("sitemap.tags", true)
                ? site.tags().stream()
                        .filter(tag -> !listed.tagged(tag).isEmpty())
                        .map(tag -> links.fullUrlFor(tag.path()))
                        .toList()
                : List.of();
    }

    private List<String> categories() {
        return config.flag("sitemap.categories", true)
                ? site.categories().stream()
                        .filter(category -> !listed.of(category).isEmpty())
                        .map(category -> links.fullUrlFor(category.path()))
                        .toList()
                : List.of();
    }

    private String xml(List<Article> articles) {
        IndentedText out = new IndentedText()
                .line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line(
                        0,
                        "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\""
                                + (hasVersions() ? " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">" : ">"))
                .tag(2);
        for (Article article : articles) {
            out.line(2, "<url>").line(4, "<loc>" + Xml.escape(address(article)) + "</loc>");
            if (hasVersions()) {
                translations.value().of(article).forEach(version -> out.line(4, alternate(version)));
            }
            out.between(4, "<lastmod>" + day(article) + "</lastmod>");
            rest(out, "monthly", "0.6").tag(2);
        }
        LocalDate newest = day(articles.get(0));
        out.line(0, "");
        url(out, Addresses.encode(links.url()), newest, "daily", "1.0")
                .line(0, "")
                .tag(2);
        for (LanguageHomes.Home home : homesBeside()) {
            url(out, links.fullUrlFor(home.path()), newest, "daily", "1.0").tag(2);
        }
        tags().forEach(address -> url(out, address, newest, "weekly", "0.2").tag(2));
        out.line(0, "").tag(2);
        categories()
                .forEach(address -> url(out, address, newest, "weekly", "0.2").tag(2));
        return out.line(0, "</urlset>").toString();
    }

    /** The home pages of languages beside the blog's own; none with the plugin, which lists that alone. */
    private List<LanguageHomes.Home> homesBeside() {
        return config.plugins().has(PLUGIN) ? List.of() : homes.inFolders();
    }

    /** As pages name themselves: of the index of a folder that of the folder; with the plugin as that writes it. */
    private String address(Article article) {
        return links.fullUrlFor(config.plugins().has(PLUGIN) ? article.path() : SlashPaths.ofPage(article.path()));
    }

    /** Whether languages are named, of which the plugin knows nothing. */
    private boolean hasVersions() {
        return !translations.value().isEmpty() && !config.plugins().has(PLUGIN);
    }

    private String alternate(Article version) {
        return "<xhtml:link rel=\"alternate\" hreflang=\""
                + Xml.escape(version.lang().replace('_', '-')) + "\" href=\""
                + Xml.escape(address(version)) + "\"/>";
    }

    private static IndentedText url(IndentedText out, String address, LocalDate day, String frequency, String weight) {
        out.line(2, "<url>")
                .line(4, "<loc>" + Xml.escape(address) + "</loc>")
                .line(4, "<lastmod>" + day + "</lastmod>");
        return rest(out, frequency, weight);
    }

    private static IndentedText rest(IndentedText out, String frequency, String weight) {
        return out.line(4, "<changefreq>" + frequency + "</changefreq>")
                .line(4, "<priority>" + weight + "</priority>")
                .line(2, "</url>");
    }

    private String text(List<Article> articles) {
        List<String> lines = new ArrayList<>();
        articles.forEach(a -> lines.add(address(a)));
        lines.add(Addresses.encode(links.url()));
        homesBeside().forEach(home -> lines.add(links.fullUrlFor(home.path())));
        lines.addAll(tags());
        lines.addAll(categories());
        return String.join("\n", lines) + "\n";
    }

    /** Posts, and pages that name categories, but for those with {@code baidusitemap: false}. */
    private Route.Text baidu() {
        String given = config.text("baidusitemap.path", "baidusitemap.xml");
        String path = Routes.format(Renderers.extension(given).isEmpty() ? given + ".xml" : given);
        return new Route.Text(path, new Once<>(this::baiduText));
    }

    private String baiduText() {
        String own = config.text("baidusitemap.url");
        IndentedText out = new IndentedText()
                .line(0, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
                .line(0, "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">");
        latestFirst(Stream.<Article>concat(listed.by("baidusitemap").stream(), site.pages().stream()))
                .filter(a -> !Boolean.FALSE.equals(a.frontMatter().get("baidusitemap")))
                .filter(a -> a instanceof Post || JsText.isTrue(a.frontMatter().get("categories")))
                .forEach(a -> out.line(2, "<url>")
                        .line(4, "<loc>" + Xml.escape(baiduAddress(own, a.path())) + "</loc>")
                        .line(4, "<lastmod>" + day(a) + "</lastmod>")
                        .line(2, "</url>"));
        return out.raw("</urlset> ").toString();
    }

    private String baiduAddress(String own, String path) {
        return own.isEmpty()
                ? links.fullUrlFor(path)
                : links.fullUrlFor(own.replaceAll("/+$", "") + links.urlFor(path));
    }
}
