package blogjar.migrate.arrive;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.JsDate;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** A feed (RSS 2.0, Atom) or an export of WordPress (WXR, which is an RSS with more in it). */
public final class Export {
    private static final DateTimeFormatter WORDPRESS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final Pattern BLOCK = Pattern.compile(
            "(?is)^\\s*</?(p|div|h[1-6]|ul|ol|li|table|pre|blockquote|figure|hr|iframe|!--|form|section|script|style)\\b.*|^\\s*K9.*");

    private static final Pattern BLOCK_EDGE = Pattern.compile(
            "(?i)(<(?:blockquote|ul|ol|table|h[1-6]|div|dl|figure|hr)\\b[^>]*>)|</(?:blockquote|ul|ol|table|h[1-6]|div|dl|figure)>");

    private final String file;
    private final boolean html;
    private final Words words = new Words();
    private final HtmlBody bodies = new HtmlBody();
    private final List<Problem> remarks = new ArrayList<>();
    private final List<Arrived.Article> articles = new ArrayList<>();

    private Export(String file, boolean html) {
        this.file = file;
        this.html = html;
    }

    /**
     * Reads one.
     *
     * @param file its name, for messages
     * @param html whether texts stay HTML
     * @throws ProblemException where it is neither
     */
    public static Arrived read(String file, String xml, boolean html) {
        Document document = Jsoup.parse(xml, "", Parser.xmlParser());
        Element channel = document.selectFirst("channel");
        Element feed = document.selectFirst("feed");
        Export export = new Export(file, html);
        if (channel != null) {
            return export.rss(channel);
        }
        if (feed != null) {
            return export.atom(feed);
        }
        throw new ProblemException(Problem.error("this is no feed and no export of WordPress")
                .in(file)
                .expected("XML with <rss> or <feed>")
                .fix("in WordPress, Tools > Export > All content makes one"));
    }

    private static String text(Element element, String name) {
        Element found = element.getElementsByTag(name).first();
        return found == null ? "" : found.wholeText().strip();
    }

    /** Of a child only, as an item has its own titles in it. */
    private static String child(Element element, String name) {
        return element.children().stream()
                .filter(one -> one.tagName().equalsIgnoreCase(name))
                .findFirst()
                .map(one -> one.wholeText().strip())
                .orElse("");
    }

    private Arrived rss(Element channel) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        Words.put(settings, "title", child(channel, "title"));
        Words.put(settings, "subtitle", child(channel, "description"));
        Words.put(settings, "language", child(channel, "language"));
        String link = child(channel, "wp:base_blog_url").isEmpty()
                ? child(channel, "link")
                : child(channel, "wp:base_blog_url");
        Words.put(settings, "url", link.replaceFirst("/+$", ""));
        boolean wordpress = !channel.getElementsByTag("wp:post_type").isEmpty();
        for (Element item : channel.getElementsByTag("item")) {
            if (wordpress) {
                wordpress(item);
            } else {
                item(item);
            }
        }
        return new Arrived(settings, articles, Map.of(), remarks);
    }

    private void item(Element item) {
        Map<String, @Nullable Object> front = new LinkedHashMap<>();
        front.put("title", child(item, "title"));
        Words.put(
                front,
                "date",
                date(child(item, "pubDate").isEmpty() ? child(item, "dc:date") : child(item, "pubDate")));
        List<Object> tags = new ArrayList<>();
        item.getElementsByTag("category")
                .forEach(one -> tags.add(one.wholeText().strip()));
        Words.put(front, "tags", tags);
        String content = text(item, "content:encoded");
        add(front, child(item, "link"), content.isEmpty() ? child(item, "description") : content, "_posts/", "");
    }

    private Arrived atom(Element feed) {
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        Words.put(settings, "title", child(feed, "title"));
        Words.put(settings, "subtitle", child(feed, "subtitle"));
        Words.put(settings, "language", feed.attr("xml:lang"));
        Words.put(settings, "url", link(feed).replaceFirst("/+$", ""));
        for (Element entry : feed.getElementsByTag("entry")) {
            Map<String, @Nullable Object> front = new LinkedHashMap<>();
            front.put("title", Parser.unescapeEntities(child(entry, "title"), false));
            String published = child(entry, "published");
            Words.put(front, "date", date(published.isEmpty() ? child(entry, "updated") : published));
            if (!published.isEmpty() && !published.equals(child(entry, "updated"))) {
                front.put("updated", date(child(entry, "updated")));
            }
            List<Object> tags = new ArrayList<>();
            entry.getElementsByTag("category").forEach(one -> tags.add(one.attr("term")));
            Words.put(front, "tags", tags);
            Element content = entry.selectFirst("content");
            Element body = content == null ? entry.selectFirst("summary") : content;
            String text = body == null ? "" : body.attr("type").equals("xhtml") ? body.html() : body.wholeText();
            add(front, link(entry), text, "_posts/", "");
        }
        return new Arrived(settings, articles, Map.of(), remarks);
    }

    private static String link(Element element) {
        return element.children().stream()
                .filter(one -> one.tagName().equals("link")
                        && (!one.hasAttr("rel") || one.attr("rel").equals("alternate")))
                .map(one -> one.attr("href"))
                .findFirst()
                .orElse("");
    }

    private void wordpress(Element item) {
        String type = child(item, "wp:post_type");
        String status = child(item, "wp:status");
        boolean page = type.equals("page");
        if (!page && !type.equals("post")
                || status.equals("trash")
                || status.equals("auto-draft")
                || status.equals("inherit")) {
            return;
        }
        boolean draft = !status.equals("publish") && !status.equals("future");
        Map<String, @Nullable Object> front = new LinkedHashMap<>();
        front.put("title", child(item, "title"));
        Words.put(front, "date", wordpressDate(child(item, "wp:post_date")));
        ZonedDateTime updated = wordpressDate(child(item, "wp:post_modified"));
        Words.put(front, "updated", updated != null && !updated.equals(front.get("date")) ? updated : null);
        Words.put(front, "categories", Words.categories(terms(item, "category")));
        Words.put(front, "tags", terms(item, "post_tag"));
        Words.put(front, "excerpt", text(item, "excerpt:encoded"));
        Words.put(front, "password", child(item, "wp:post_password"));
        if (child(item, "wp:is_sticky").equals("1")) {
            front.put("sticky", 1L);
        }
        if (child(item, "wp:comment_status").equals("closed")) {
            front.put("comments", false);
        }
        String name = blogjar.text.Addresses.decode(child(item, "wp:post_name"));
        String link = draft ? "" : child(item, "link");
        add(
                front,
                link,
                shortcodes(text(item, "content:encoded"), child(item, "title")),
                page ? "" : draft ? "_drafts/" : "_posts/",
                name);
    }

    /** Categories that an import of WordPress names for what has none are left out. */
    private static List<Object> terms(Element item, String domain) {
        List<Object> names = new ArrayList<>();
        for (Element term : item.getElementsByTag("category")) {
            String name = term.wholeText().strip();
            boolean none = domain.equals("category") && term.attr("nicename").equals("uncategorized");
            if (term.attr("domain").equals(domain) && !none && !names.contains(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private void add(Map<String, @Nullable Object> front, String link, String content, String folder, String name) {
        String path = Words.path(link);
        String last = path.replaceFirst("/+$", "").replaceFirst("(/index)?\\.(html?|php)$", "");
        String slug = !name.isEmpty() ? name : last.substring(last.lastIndexOf('/') + 1);
        String title = String.valueOf(front.get("title"));
        if (folder.isEmpty()) { // a page's file is its address
            String place = path.isEmpty() ? slug + "/" : path;
            String own = place.endsWith("/") ? place + "index.md" : place.replaceFirst("\\.(html?|php)$", "") + ".md";
            articles.add(new Arrived.Article(own, front, body(content), Map.of()));
            return;
        }
        if (path.isEmpty() && link.contains("?")) {
            remarks.add(
                    Problem.notice("'" + link + "' has its address behind a question mark, which no file can have")
                            .in(file)
                            .fix(
                                    "it gets a new address by 'permalink' of _config.yml; add a rule for the old one to server.redirects"));
        }
        Words.put(front, "permalink", path);
        articles.add(
                new Arrived.Article(words.free(folder, slug.isEmpty() ? title : slug), front, body(content), Map.of()));
    }

    private String body(String content) {
        return html ? content.strip() + "\n" : bodies.markdown(content);
    }

    /** What WordPress does to a text before it is shown: shortcodes, and paragraphs where there are blank lines. */
    private String shortcodes(String content, String title) {
        String text = content.replaceAll("(?s)\\[caption[^]]*](.*?)\\[/caption]", "\n\n$1\n\n");
        text = replace(
                text,
                "\\[(?:source)?code(?:[^]]*?lang(?:uage)?=[\"']?([\\w+#-]+)[\"']?)?[^]]*](.*?)\\[/(?:source)?code]",
                m -> "<pre><code class=\"language-" + (m.group(1) == null ? "text" : m.group(1)) + "\">"
                        + m.group(2).strip() + "</code></pre>");
        text = text.replaceAll("(?s)\\[(?:embed|youtube)[^]]*](.*?)\\[/(?:embed|youtube)]", "\n\n$1\n\n");
        Matcher left = Pattern.compile(
                        "\\[/?(gallery|playlist|video|audio|contact-form[\\w-]*|[a-z]+_[a-z_]+)\\b[^]]*]")
                .matcher(text);
        while (left.find()) {
            remarks.add(Problem.notice("the shortcode '[" + left.group(1) + "]' of '" + title
                            + "' has no equal here; it stays in the text as it is")
                    .in(file)
                    .fix("write in Markdown or HTML what it was to show"));
        }
        boolean paragraphs = text.contains("<p>") || text.contains("<p ") || text.contains("<!-- wp:");
        return paragraphs ? text : paragraphs(text);
    }

    private static String replace(
            String text, String regex, java.util.function.Function<java.util.regex.MatchResult, String> with) {
        return Pattern.compile(regex, Pattern.DOTALL)
                .matcher(text)
                .replaceAll(m -> Matcher.quoteReplacement(with.apply(m)));
    }

    private static String paragraphs(String text) {
        List<String> code = new ArrayList<>();
        String marked = replace(text.replace("\r\n", "\n"), "<pre\\b.*?</pre>", m -> {
            code.add(m.group());
            return "\n\nK9PRE" + (code.size() - 1) + "E\n\n";
        });
        marked = BLOCK_EDGE
                .matcher(marked)
                .replaceAll(
                        m -> Matcher.quoteReplacement(m.group(1) == null ? m.group() + "\n\n" : "\n\n" + m.group()));
        StringBuilder out = new StringBuilder();
        for (String part : marked.split("\n\\s*\n")) {
            String block = part.strip();
            if (!block.isEmpty()) {
                out.append(BLOCK.matcher(block).matches() ? block : "<p>" + block.replace("\n", "<br>\n") + "</p>")
                        .append("\n\n");
            }
        }
        return replace(out.toString(), "K9PRE(\\d+)E", m -> code.get(Integer.parseInt(m.group(1))));
    }

    private static @Nullable ZonedDateTime wordpressDate(String text) {
        try {
            return text.startsWith("0000") || text.isEmpty()
                    ? null
                    : LocalDateTime.parse(text, WORDPRESS).atZone(ZoneId.systemDefault());
        } catch (DateTimeException other) {
            return date(text);
        }
    }

    private static @Nullable ZonedDateTime date(String text) {
        return JsDate.parse(text, ZoneId.systemDefault())
                .map(instant -> instant.atZone(ZoneId.systemDefault()))
                .orElse(null);
    }
}
