package blogjar.route;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.text.Addresses;
import blogjar.text.TextDigest;
import blogjar.text.UtcDate;
import blogjar.text.Xml;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The feeds as hexo-generator-feed 3.0.0 writes them, to the blank: Atom (RFC 4287) and RSS 2.0.
 *
 * @param place of the feed's own file
 * @param items newest first
 */
record Feed(Config config, Feeds.Place place, List<FeedItem> items) {
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

    String atom() {
        IndentedText out = new IndentedText()
                .line(0, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .line(
                        0,
                        "<feed xmlns=\"http://www.w3.org/2005/Atom\""
                                + (lang().isEmpty() ? ">" : " xml:lang=\"" + lang() + "\">"))
                .line(2, element("title", config.text("title")))
                .line(2, icon() == null ? "" : element("icon", icon()))
                .line(2, config.text("subtitle").isEmpty() ? "" : element("subtitle", config.text("subtitle")))
                .line(2, "<link href=\"" + Xml.escape(own()) + "\" rel=\"self\"/>")
                .line(2, hub() == null ? "" : "<link href=\"" + Xml.escape(hub()) + "\" rel=\"hub\"/>")
                .line(2, "<link href=\"" + Xml.escape(home()) + "\"/>")
                .line(2, element("updated", iso(items.get(0).updated())))
                .line(2, element("id", home()))
                .tag(2);
        if (!config.text("author").isEmpty()) {
            String email = config.text("email");
            out.line(2, "<author>")
                    .line(4, element("name", config.text("author")))
                    .line(4, email.isEmpty() ? "" : element("email", email))
                    .line(2, "</author>")
                    .tag(2);
        }
        out.line(2, "<generator>blog.jar</generator>").tag(2);
        for (FeedItem item : items) {
            entry(out, item);
            out.tag(2);
        }
        return out.line(0, "</feed>").toString();
    }

    private void entry(IndentedText out, FeedItem item) {
        out.line(2, "<entry>")
                .line(4, element("title", item.post().title()))
                .line(4, "<link href=\"" + Xml.escape(item.address()) + "\"/>")
                .line(4, element("id", item.address()))
                .line(4, element("published", iso(item.post().date())))
                .line(4, element("updated", iso(item.updated())))
                .between(
                        4,
                        item.content() == null
                                ? null
                                : "<content type=\"html\">" + Xml.cdata(item.content()) + "</content>");
        summary(out, 4, item, "<summary type=\"html\">", "</summary>");
        String image = item.image();
        out.between(
                4,
                image == null
                        ? null
                        : "<content src=\"" + Xml.escape(links().fullUrlFor(image)) + "\" type=\"image\"/>");
        out.tag(4);
        item.post().categories().forEach(c -> term(out, c.name(), c.path()));
        out.tag(4);
        item.post().tags().forEach(t -> term(out, t.name(), t.path()));
        out.line(2, "</entry>");
    }

    private void term(IndentedText out, String name, String path) {
        out.line(
                        4,
                        "<category term=\"" + Xml.escape(name) + "\" scheme=\"" + Xml.escape(links().fullUrlFor(path))
                                + "\"/>")
                .tag(4);
    }

    /** The summary amid the lines that the template's questions leave. */
    private void summary(IndentedText out, int indent, FeedItem item, String start, String end) {
        out.tag(indent);
        if (item.summary() == null) {
            return;
        }
        boolean delimited =
                item.cut() && !config.text("feed.content_limit_delim").isEmpty();
        if (item.cut()) {
            out.tag(indent + 2).tag(indent + 2);
        }
        if (delimited) {
            out.tag(indent + 4).tag(indent + 4);
        }
        out.line(indent, start + Xml.escape(item.summary()) + end);
        if (delimited) {
            out.tag(indent + 4);
        }
        if (item.cut()) {
            out.tag(indent + 2);
        }
        out.tag(indent);
    }

    String rss() {
        String description = config.text("description");
        IndentedText out = new IndentedText()
                .line(0, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .line(0, "<rss version=\"2.0\"")
                .line(2, "xmlns:atom=\"http://www.w3.org/2005/Atom\"")
                .line(2, "xmlns:content=\"http://purl.org/rss/1.0/modules/content/\">")
                .line(2, "<channel>")
                .line(4, element("title", config.text("title")))
                .line(4, element("link", page()))
                .tag(4);
        if (icon() != null) {
            out.line(4, "<image>")
                    .line(6, element("url", icon()))
                    .line(6, element("title", config.text("title")))
                    .line(6, element("link", page()))
                    .line(4, "</image>")
                    .tag(4);
        }
        out.line(4, "<atom:link href=\"" + Xml.escape(own()) + "\" rel=\"self\" type=\"application/rss+xml\"/>")
                .line(4, hub() == null ? "" : "<atom:link href=\"" + Xml.escape(hub()) + "\" rel=\"hub\"/>")
                .line(4, element("description", description) + (lang().isEmpty() ? "" : element("language", lang())))
                .line(4, element("pubDate", utc(items.get(0).updated())))
                .line(4, "<generator>blog.jar</generator>")
                .tag(4);
        for (FeedItem item : items) {
            item(out, item);
            out.tag(4);
        }
        return out.line(2, "</channel>").line(0, "</rss>").toString();
    }

    private void item(IndentedText out, FeedItem item) {
        String address = Xml.escape(item.address());
        out.line(4, "<item>")
                .line(6, element("title", item.post().title()))
                .line(6, "<link>" + address + "</link>")
                .line(6, "<guid>" + address + "</guid>")
                .line(6, element("pubDate", utc(item.post().date())));
        summary(out, 6, item, "<description>", "</description>");
        String image = item.image();
        out.between(
                        6,
                        image == null
                                ? null
                                : "<enclosure url=\"" + Xml.escape(links().fullUrlFor(image)) + "\" type=\"image\"/>")
                .between(
                        6,
                        item.content() == null
                                ? null
                                : "<content:encoded>" + Xml.cdata(item.content()) + "</content:encoded>")
                .tag(6);
        item.post().categories().forEach(c -> domain(out, c.name(), c.path()));
        out.tag(6);
        item.post().tags().forEach(t -> domain(out, t.name(), t.path()));
        out.between(6, item.post().comments() ? "<comments>" + address + "#disqus_thread</comments>" : null)
                .line(4, "</item>");
    }

    private void domain(IndentedText out, String name, String path) {
        out.line(
                        6,
                        "<category domain=\"" + Xml.escape(links().url() + "/" + Addresses.encode(path)) + "\">"
                                + Xml.escape(name) + "</category>")
                .tag(6);
    }

    private Links links() {
        return config.links();
    }

    private String home() {
        return links().fullUrlFor(place.page());
    }

    /** The home page as RSS has it. */
    private String page() {
        return place.page().isEmpty() ? links().url() + "/" : home();
    }

    /** Of a feed of one language; else empty. */
    private String lang() {
        LanguageHomes.Home home = place.home();
        return home == null ? "" : home.lang().replace('_', '-');
    }

    private String own() {
        return links().fullUrlFor(place.path());
    }

    private @Nullable String hub() {
        List<String> hubs = config.texts("feed.hub");
        return hubs.isEmpty() ? null : Addresses.encode(hubs.get(0));
    }

    private @Nullable String icon() {
        String icon = config.text("feed.icon");
        String email = config.text("email");
        return !icon.isEmpty()
                ? links().fullUrlFor(icon)
                : email.isEmpty()
                        ? null
                        : "https://www.gravatar.com/avatar/" + TextDigest.md5(email.toLowerCase(Locale.ROOT));
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + Xml.escape(text) + "</" + name + ">";
    }

    private static String iso(ZonedDateTime date) {
        return ISO.format(date.withZoneSameInstant(ZoneOffset.UTC));
    }

    private static String utc(ZonedDateTime date) {
        return UtcDate.of(date.toInstant());
    }
}
