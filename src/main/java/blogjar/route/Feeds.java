package blogjar.route;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.content.JsText;
import blogjar.content.Renderers;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.text.Xml;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Feeds of the newest posts, with the settings of hexo-generator-feed 4 ({@code feed.*}): Atom (RFC 4287) and RSS 2.0.
 * Addresses in the text are made absolute, which readers need.
 */
public final class Feeds {
    private static final DateTimeFormatter RSS_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter ATOM_DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final Pattern LOCAL_ADDRESS = Pattern.compile("(\\s(?:src|href|poster)=[\"'])/(?!/)");

    private final Site site;
    private final Config config;
    private final Links links;

    private Feeds(Site site) {
        this.site = site;
        this.config = site.config();
        this.links = config.links();
    }

    /**
     * A feed of a blog.
     *
     * @param type {@code atom} or {@code rss2}
     * @param path of its file
     */
    public record Feed(String type, String path) {
        public String mediaType() {
            return type.equals("atom") ? "application/atom+xml" : "application/rss+xml";
        }
    }

    /** The feeds that a blog has: those of {@code feed}, else one Atom feed; none with {@code feed: false}. */
    public static List<Feed> of(Config config) {
        if (Boolean.FALSE.equals(config.get("feed")) || !config.flag("feed.enable", true)) {
            return List.of();
        }
        List<String> types = config.texts("feed.type").stream()
                .filter(type -> type.equals("atom") || type.equals("rss2"))
                .distinct()
                .toList();
        types = types.isEmpty() ? List.of("atom") : types;
        List<String> paths = config.texts("feed.path");
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            String path = i < paths.size() ? Routes.format(paths.get(i)) : types.get(i) + ".xml";
            feeds.add(new Feed(types.get(i), Renderers.extension(path).isEmpty() ? path + ".xml" : path));
        }
        return feeds;
    }

    static List<Route.Text> routes(Site site) {
        Feeds feeds = new Feeds(site);
        List<Post> posts = feeds.posts();
        return posts.isEmpty()
                ? List.of()
                : of(site.config()).stream()
                        .map(feed -> new Route.Text(
                                feed.path(),
                                feed.type().equals("atom") ? feeds.atom(feed, posts) : feeds.rss(feed, posts)))
                        .toList();
    }

    private List<Post> posts() {
        int limit = config.number("feed.limit", 20);
        return site.posts().stream()
                .filter(post -> !Boolean.TRUE.equals(post.frontMatter().get("draft")))
                .sorted(Ordering.by(config.text("feed.order_by", "-date")))
                .limit(limit > 0 ? limit : Long.MAX_VALUE)
                .toList();
    }

    private String atom(Feed feed, List<Post> posts) {
        String home = links.fullUrlFor("");
        StringBuilder out = new StringBuilder(
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n");
        element(out, "  ", "title", config.text("title"));
        String icon = config.text("feed.icon");
        if (!icon.isEmpty()) {
            element(out, "  ", "icon", links.fullUrlFor(icon));
        }
        if (!config.text("subtitle").isEmpty()) {
            element(out, "  ", "subtitle", config.text("subtitle"));
        }
        link(out, "  ", links.fullUrlFor(feed.path()), "self");
        for (String hub : config.texts("feed.hub")) {
            link(out, "  ", hub, "hub");
        }
        out.append("  <link href=\"").append(Xml.escape(home)).append("\"/>\n");
        element(out, "  ", "updated", atomDate(newest(posts)));
        element(out, "  ", "id", home);
        out.append("  <author>\n");
        String author = config.text("author");
        element(out, "    ", "name", author.isEmpty() ? config.text("title") : author);
        if (!config.text("email").isEmpty()) {
            element(out, "    ", "email", config.text("email"));
        }
        out.append("  </author>\n  <generator>blog.jar</generator>\n");
        posts.forEach(post -> entry(out, post));
        return out.append("</feed>\n").toString();
    }

    private void entry(StringBuilder out, Post post) {
        String address = links.fullUrlFor(post.path());
        out.append("  <entry>\n");
        element(out, "    ", "title", post.title());
        out.append("    <link href=\"").append(Xml.escape(address)).append("\"/>\n");
        element(out, "    ", "id", address);
        element(out, "    ", "published", atomDate(post.date()));
        element(out, "    ", "updated", atomDate(changed(post)));
        if (config.flag("feed.content", true)) {
            out.append("    <content type=\"html\">")
                    .append(Xml.escape(absolute(post.body().content())))
                    .append("</content>\n");
        }
        out.append("    <summary type=\"html\">")
                .append(Xml.escape(summary(post)))
                .append("</summary>\n");
        post.categories().forEach(c -> term(out, c.name(), links.fullUrlFor(c.path())));
        post.tags().forEach(t -> term(out, t.name(), links.fullUrlFor(t.path())));
        out.append("  </entry>\n");
    }

    private static void term(StringBuilder out, String name, String scheme) {
        out.append("    <category term=\"")
                .append(Xml.escape(name))
                .append("\" scheme=\"")
                .append(Xml.escape(scheme))
                .append("\"/>\n");
    }

    private String rss(Feed feed, List<Post> posts) {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                + "<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">\n  <channel>\n");
        String home = links.fullUrlFor("");
        element(out, "    ", "title", config.text("title"));
        element(out, "    ", "link", home);
        out.append("    <atom:link href=\"")
                .append(Xml.escape(links.fullUrlFor(feed.path())))
                .append("\" rel=\"self\" type=\"application/rss+xml\"/>\n");
        for (String hub : config.texts("feed.hub")) {
            out.append("    <atom:link href=\"").append(Xml.escape(hub)).append("\" rel=\"hub\"/>\n");
        }
        String description = config.text("description");
        element(out, "    ", "description", description.isEmpty() ? config.text("title") : description);
        element(out, "    ", "pubDate", rssDate(newest(posts)));
        element(out, "    ", "generator", "blog.jar");
        posts.forEach(post -> item(out, post));
        return out.append("  </channel>\n</rss>\n").toString();
    }

    private void item(StringBuilder out, Post post) {
        String address = links.fullUrlFor(post.path());
        out.append("    <item>\n");
        element(out, "      ", "title", post.title());
        element(out, "      ", "link", address);
        element(out, "      ", "guid", address);
        element(out, "      ", "pubDate", rssDate(post.date()));
        element(out, "      ", "description", summary(post));
        if (config.flag("feed.content", true)) {
            element(out, "      ", "content:encoded", absolute(post.body().content()));
        }
        post.categories().forEach(c -> domain(out, c.name(), links.fullUrlFor(c.path())));
        post.tags().forEach(t -> domain(out, t.name(), links.fullUrlFor(t.path())));
        out.append("    </item>\n");
    }

    private static void domain(StringBuilder out, String name, String domain) {
        out.append("      <category domain=\"")
                .append(Xml.escape(domain))
                .append("\">")
                .append(Xml.escape(name))
                .append("</category>\n");
    }

    private static void element(StringBuilder out, String indent, String name, String text) {
        out.append(indent)
                .append('<')
                .append(name)
                .append('>')
                .append(Xml.escape(text))
                .append("</")
                .append(name)
                .append(">\n");
    }

    private static void link(StringBuilder out, String indent, String href, String rel) {
        out.append(indent)
                .append("<link href=\"")
                .append(Xml.escape(href))
                .append("\" rel=\"")
                .append(rel)
                .append("\"/>\n");
    }

    /** {@code description}, {@code intro} or the excerpt; else the beginning of the content. */
    private String summary(Post post) {
        Map<String, ?> front = post.frontMatter();
        for (String key : List.of("description", "intro")) {
            Object value = front.get(key);
            if (value instanceof List<?> lines) {
                return lines.stream().filter(Objects::nonNull).map(JsText::of).collect(Collectors.joining("\n"));
            }
            if (value != null && !value.equals("")) {
                return JsText.of(value);
            }
        }
        if (!post.body().excerpt().isEmpty()) {
            return absolute(post.body().excerpt());
        }
        String content = post.body().content();
        int limit = config.number("feed.content_limit", 140);
        String begin = content.substring(0, Math.min(limit, content.length()));
        String delimiter = config.text("feed.content_limit_delim");
        int cut = delimiter.isEmpty() ? -1 : begin.lastIndexOf(delimiter);
        return cut < 0 ? begin : begin.substring(0, cut);
    }

    private String absolute(String html) {
        Matcher m = LOCAL_ADDRESS.matcher(html);
        String host = links.fullUrlFor("").replaceFirst("^(\\w+://[^/]+).*", "$1");
        return m.replaceAll("$1" + Matcher.quoteReplacement(host + "/"));
    }

    private static ZonedDateTime changed(Post post) {
        ZonedDateTime updated = post.updated();
        return updated == null ? post.date() : updated;
    }

    private static ZonedDateTime newest(List<Post> posts) {
        return posts.stream().map(Feeds::changed).max(ZonedDateTime::compareTo).orElseThrow();
    }

    private static String atomDate(ZonedDateTime date) {
        return ATOM_DATE.format(date.withZoneSameInstant(ZoneOffset.UTC));
    }

    private static String rssDate(ZonedDateTime date) {
        return RSS_DATE.format(date.withZoneSameInstant(ZoneOffset.UTC));
    }
}
