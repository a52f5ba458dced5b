package blogjar.migrate.arrive;

import blogjar.markdown.HtmlToMarkdown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The HTML of an article as Markdown; what Markdown has no form for stays HTML. */
final class HtmlBody {
    private static final String BLOCKS =
            "iframe, video, audio, object, embed, form, details, svg, script, style, dl, figure, canvas, math, center";
    private static final String INLINE =
            "sub, sup, u, ins, mark, small, kbd, abbr, font, span[style], button, input, ruby";
    private static final Pattern MORE = Pattern.compile("\\s*more\\b.*", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\\s*K9H(\\d+)B\\s*|K9H(\\d+)I");

    private final HtmlToMarkdown converter = new HtmlToMarkdown();

    String markdown(String html) {
        Document page = Jsoup.parseBodyFragment(html);
        page.outputSettings().prettyPrint(false);
        List<String> kept = new ArrayList<>();
        comments(page.body(), kept);
        for (Element figure : page.body().select("figure, p > figure")) {
            plainFigure(figure);
        }
        for (Element table : page.body().select("table")) {
            if (!isPlain(table)) {
                keep(table, kept, true);
            }
        }
        for (Element element : page.body().select(BLOCKS)) {
            keep(element, kept, true);
        }
        for (Element element : page.body().select(INLINE)) {
            keep(element, kept, false);
        }
        for (Element code : page.body().select("pre")) {
            language(code);
        }
        for (Element end : page.body().select("br")) {
            if (end.nextSibling() instanceof TextNode next && end.closest("pre, code") == null) {
                next.text(next.getWholeText().stripLeading()); // a line feed here would make a paragraph of it
            }
        }
        for (Element quote : page.body().select("blockquote")) {
            if (quote.select("p, ul, ol, pre, h1, h2, h3, h4, h5, h6, div, table, blockquote blockquote")
                    .isEmpty()) {
                quote.html("<p>" + quote.html() + "</p>"); // without one the library loses the quote
            }
        }
        for (Element image : page.body().select("img[src]")) {
            kept.add(picture(image));
            image.replaceWith(new TextNode("K9H" + (kept.size() - 1) + "I"));
        }
        String markdown = converter.markdown(page.body().html());
        Matcher m = MARK.matcher(markdown);
        return m.replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) != null
                                        ? "\n\n" + kept.get(Integer.parseInt(found.group(1))) + "\n\n"
                                        : kept.get(Integer.parseInt(found.group(2)))))
                        .replaceAll("\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }

    /** Whether Markdown has a form for it: one row of heads, and cells of words. */
    private static boolean isPlain(Element table) {
        List<Element> rows = table.select("tr");
        boolean heads = !rows.isEmpty()
                && !rows.get(0).select("th").isEmpty()
                && rows.get(0).select("td").isEmpty();
        boolean others = rows.stream().skip(1).anyMatch(row -> !row.select("th").isEmpty());
        return heads
                && !others
                && table.select("[colspan], [rowspan], table table, pre, ul, ol, caption")
                        .isEmpty();
    }

    /** Comments are those of editors, but for the one that ends the excerpt. */
    private static void comments(Node node, List<String> kept) {
        for (Node child : List.copyOf(node.childNodes())) {
            if (child instanceof Comment comment) {
                if (MORE.matcher(comment.getData()).matches()) {
                    kept.add("<!-- more -->");
                    String mark = "K9H" + (kept.size() - 1) + "B";
                    boolean alone = node.nodeName().equals("body"); // bare text would draw the next block into its line
                    child.replaceWith(alone ? new Element("p").appendText(mark) : new TextNode(mark));
                } else {
                    child.remove();
                }
            } else {
                comments(child, kept);
            }
        }
    }

    /** A figure without words below it is its picture, or its table. */
    private static void plainFigure(Element figure) {
        boolean words = !figure.select("figcaption").text().isBlank();
        boolean picture = figure.select("iframe, video, audio").isEmpty();
        if (!words && picture && !figure.select("img, table, pre").isEmpty()) {
            figure.select("figcaption").remove();
            figure.tagName(figure.select("table, pre").isEmpty() ? "p" : "div");
            figure.clearAttributes();
        }
    }

    /** The library takes some names of pictures for emoji. */
    private static String picture(Element image) {
        String src = image.attr("src")
                .strip()
                .replace(" ", "%20")
                .replace("(", "%28")
                .replace(")", "%29");
        String title = image.attr("title").replace("\"", "'");
        String alt = image.attr("alt").replace("[", "\\[").replace("]", "\\]").replace('\n', ' ');
        return "![" + alt + "](" + src + (title.isBlank() ? "" : " \"" + title + "\"") + ")";
    }

    private static void keep(Element element, List<String> kept, boolean block) {
        if (element.closest("pre, code") != null && !element.normalName().equals("pre") || element.parent() == null) {
            return;
        }
        kept.add(element.outerHtml().replaceAll("\n\\s*\n", "\n"));
        String mark = "K9H" + (kept.size() - 1) + (block ? "B" : "I");
        element.replaceWith(block ? new Element("p").appendText(mark) : new TextNode(mark));
    }

    /** The language of a code block stands in a class or an attribute of many forms. */
    private static void language(Element pre) {
        Element code = pre.selectFirst("code");
        String classes = pre.className() + " " + (code == null ? "" : code.className() + " " + code.attr("lang")) + " "
                + pre.attr("lang");
        Matcher m = Pattern.compile("(?:lang(?:uage)?-|brush:\\s*|^\\s*prettyprint\\s+lang-)([\\w+#-]+)")
                .matcher(classes);
        String name = m.find() ? m.group(1) : pre.attr("lang");
        String text = pre.wholeText();
        pre.empty();
        pre.clearAttributes();
        Element inner = pre.appendElement("code").appendText(text);
        if (!name.isEmpty()) {
            inner.addClass("language-" + name);
        }
    }
}
