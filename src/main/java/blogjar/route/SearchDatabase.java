package blogjar.route;

import blogjar.config.Config;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Tag;
import blogjar.text.Addresses;
import blogjar.text.Html;
import blogjar.text.Json;
import blogjar.text.Xml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the search of NexT reads: hexo-generator-searchdb 1.5.0, as JSON or XML. Of an encrypted article the abstract is
 * searched only.
 */
record SearchDatabase(Config config, List<Map<String, Object>> entries) {

    static SearchDatabase of(Config config, List<? extends Article> articles) {
        return new SearchDatabase(
                config, articles.stream().map(article -> entry(article, config)).toList());
    }

    private static Map<String, Object> entry(Article article, Config config) {
        Map<String, Object> entry = new LinkedHashMap<>();
        if (!article.title().isEmpty()) {
            entry.put("title", article.title());
        }
        entry.put("url", Addresses.encode(config.links().root() + article.path()));
        entry.put("content", content(article, config));
        if (article instanceof Post post) {
            if (!post.categories().isEmpty()) {
                entry.put(
                        "categories",
                        post.categories().stream().map(Category::name).toList());
            }
            if (!post.tags().isEmpty()) {
                entry.put("tags", post.tags().stream().map(Tag::name).toList());
            }
        }
        return entry;
    }

    private static String content(Article article, Config config) {
        if (Boolean.FALSE.equals(config.get("search.content"))) {
            return "";
        }
        String format = config.text("search.format", "striptags");
        if (format.equals("raw") && !article.isEncrypted()) {
            return article.body().written().text();
        }
        String html = withoutLineNumbers(article.body().content());
        return format.equals("striptags") ? Html.strip(html) : html;
    }

    private static String withoutLineNumbers(String html) {
        String start = "<td class=\"gutter\">";
        StringBuilder out = new StringBuilder(html.length());
        int done = 0;
        for (int at = html.indexOf(start); at >= 0; at = html.indexOf(start, Math.max(done, at + 1))) {
            int end = html.indexOf("</td>", at);
            int line = html.indexOf('\n', at);
            if (end >= 0 && (line < 0 || line > end)) {
                out.append(html, done, at);
                done = end + "</td>".length();
            }
        }
        return out.append(html, done, html.length()).toString();
    }

    String json() {
        return Json.print(entries);
    }

    String xml() {
        IndentedText out = new IndentedText()
                .line(0, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .line(0, "<search>");
        for (Map<String, Object> entry : entries) {
            out.line(2, "<entry>")
                    .line(4, "<title>" + Xml.escape(text(entry, "title")) + "</title>")
                    .line(4, "<url>" + Xml.escape(text(entry, "url")) + "</url>")
                    .line(4, "<content>" + Xml.cdata(text(entry, "content")) + "</content>");
            names(out, entry, "categories", "category");
            names(out, entry, "tags", "tag");
            out.line(2, "</entry>");
        }
        return out.line(0, "</search>").toString();
    }

    private static String text(Map<String, Object> entry, String key) {
        return Objects.requireNonNullElse(entry.get(key), "").toString();
    }

    private static void names(IndentedText out, Map<String, Object> entry, String list, String item) {
        if (entry.get(list) instanceof List<?> names) {
            out.line(6, "<" + list + ">");
            List<String> lines = new ArrayList<>();
            names.forEach(name -> lines.add("<" + item + ">" + Xml.escape(name.toString()) + "</" + item + ">"));
            lines.forEach(line -> out.line(8, line));
            out.line(6, "</" + list + ">");
        }
    }
}
