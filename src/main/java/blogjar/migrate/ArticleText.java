package blogjar.migrate;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/**
 * The words of an article as a reader sees them. Of no account: whitespace, line numbers and buttons of code, what marks a
 * heading's link, scripts, and how a formula is drawn. A picture counts as a word, by the name of its file.
 */
final class ArticleText {
    private static final Set<String> UNSEEN =
            Set.of("script", "style", "template", "noscript", "button", "svg", "head", "title");
    private static final Set<String> UNSEEN_CLASSES = Set.of(
            "gutter", "line-numbers-rows", "headerlink", "header-anchor", "headeranchor-link", "copy-btn", "code-copy");
    private static final String DRAWN_FORMULA =
            ".katex, .katex-display, mjx-container, .MathJax, .MathJax_Display, script[type^=math/tex]";
    private static final String ANY_FORMULA = DRAWN_FORMULA + ", .math";
    private static final String FORMULA = " [formula] ";
    private static final Pattern WRITTEN_FORMULA = Pattern.compile(
            "\\\\\\(.{1,1000}?\\\\\\)|\\\\\\[.{1,1000}?\\\\\\]|\\$\\$[^$]{1,1000}\\$\\$|\\$[^$\\s](?:[^$\n]{0,500}[^$\\s])?\\$",
            Pattern.DOTALL);
    private static final String BESIDE_HEADINGS = "#¶§∞";

    private ArticleText() {}

    static List<String> words(Element article) {
        return split(text(article, false));
    }

    /** The same with each formula as the same word, whether it is drawn or to be drawn by a script. */
    static List<String> wordsBesideFormulas(Element article) {
        StringBuilder text = text(article, true);
        return split(new StringBuilder(WRITTEN_FORMULA.matcher(text).replaceAll(FORMULA)));
    }

    /** Whether a page has formulas that were drawn when it was built. */
    static boolean hasDrawnFormulas(Element article) {
        return article.selectFirst(DRAWN_FORMULA) != null;
    }

    private static StringBuilder text(Element article, boolean besideFormulas) {
        StringBuilder text = new StringBuilder();
        Set<Element> formulas = besideFormulas ? new HashSet<>(article.select(ANY_FORMULA)) : Set.of();
        article.filter(new NodeFilter() {
            @Override
            public FilterResult head(Node node, int depth) {
                if (node instanceof TextNode run) {
                    text.append(run.getWholeText());
                } else if (node instanceof Element element && formulas.contains(element)) {
                    text.append(FORMULA);
                    return FilterResult.SKIP_ENTIRELY;
                } else if (node instanceof Element element) {
                    return depth > 0 && !isSeen(element) ? FilterResult.SKIP_ENTIRELY : open(element, text);
                }
                return FilterResult.CONTINUE;
            }

            @Override
            public FilterResult tail(Node node, int depth) {
                if (node instanceof Element element && isEdge(element)) {
                    text.append(' ');
                }
                return FilterResult.CONTINUE;
            }
        });
        return text;
    }

    private static NodeFilter.FilterResult open(Element element, StringBuilder text) {
        if (isEdge(element)) {
            text.append(' ');
        }
        if (element.normalName().equals("img")) {
            text.append(' ').append(picture(element)).append(' ');
        }
        return NodeFilter.FilterResult.CONTINUE;
    }

    private static boolean isEdge(Element element) {
        return element.isBlock() || element.normalName().equals("br");
    }

    private static boolean isSeen(Element element) {
        if (UNSEEN.contains(element.normalName())
                || element.classNames().stream().anyMatch(UNSEEN_CLASSES::contains)) {
            return false;
        }
        Element parent = element.parent();
        boolean mark = element.normalName().equals("a")
                && parent != null
                && parent.normalName().matches("h[1-6]");
        return !mark
                || !BESIDE_HEADINGS.contains(element.text().strip())
                || element.text().isBlank() && hasPicture(element);
    }

    private static boolean hasPicture(Element element) {
        return element.selectFirst("img") != null;
    }

    /** {@code [photo.jpg]} */
    private static String picture(Element image) {
        String name = fileName(image);
        return "[" + name.replaceAll("\\s+", "%20") + "]";
    }

    /** The name of the file that an element shows or links to; a scheme where it is no file. */
    static String fileName(Element element) {
        String address = address(element);
        if (address.startsWith("data:")) {
            return "data:";
        }
        String path = SitePath.ofAddress(address.split("[?#]", 2)[0]);
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** What an element shows or links to; what a script puts in later goes before what stands there until then. */
    static String address(Element element) {
        for (String later : List.of("data-original", "data-src", "data-lazy-src", "lazyload-src", "data-lazy")) {
            if (!element.attr(later).isBlank()) {
                return element.attr(later);
            }
        }
        return element.hasAttr("href") ? element.attr("href") : element.attr("src");
    }

    private static List<String> split(StringBuilder text) {
        List<String> words = new ArrayList<>();
        String plain = Normalizer.normalize(text, Normalizer.Form.NFC);
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                flush(word, words);
            } else if (c != '\u200b' && c != '\ufeff') {
                word.append(c);
            }
        }
        flush(word, words);
        return words;
    }

    private static void flush(StringBuilder word, List<String> words) {
        if (word.length() > 0) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** A text with its runs of whitespace as one blank, for comparing. */
    static String line(String text) {
        return String.join(" ", split(new StringBuilder(text))).strip();
    }
}
