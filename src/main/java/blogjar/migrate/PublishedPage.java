package blogjar.migrate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** Finds in a page of any theme what a reader takes for the title, the date and the text of its article. */
final class PublishedPage {
    /** Marks of an article's text, of standards first, then of themes; what fits our text best is taken. */
    private static final String TEXTS = String.join(
            ",",
            List.of(
                    ".e-content",
                    "[itemprop=articleBody]",
                    ".post-body",
                    ".post-content",
                    ".article-content",
                    ".article-entry",
                    ".entry-content",
                    ".markdown-body",
                    "#article-container",
                    "#articleContent",
                    "#post-body",
                    "#post-content",
                    "#page-content",
                    ".page-content",
                    ".post-detail",
                    ".content",
                    ".md",
                    "article",
                    "main"));

    /** What themes put into the element of the text, before and after it. */
    private static final String AROUND_TEXT = String.join(
            ",",
            List.of(
                    "h1.article-title",
                    "h1.post-title",
                    ".article-tags",
                    ".post-tags",
                    ".article-meta",
                    ".post-meta",
                    ".post-toc-wrap",
                    ".post-copyright",
                    ".article-licensing",
                    ".post-reward",
                    ".post-nav",
                    ".article-footer",
                    ".post-footer",
                    "#toc",
                    ".toc"));

    private static final List<String> TITLES = List.of(
            ".h-entry .p-name",
            "[itemprop~=headline]",
            "h1.post-title",
            "h1.article-title",
            ".post-title",
            ".article-title",
            "h1",
            "meta[property=og:title]",
            "title");

    private static final List<String> DATES = List.of(
            "meta[property=article:published_time]",
            "[itemprop~=datePublished]",
            "time.dt-published",
            "time.post-meta-date-created",
            "time[pubdate]",
            "article time[datetime]",
            "time[datetime]");

    private static final Set<String> CONTAINERS = Set.of("div", "section", "article", "main");
    private static final int DEEPEST = 100;
    private static final double LEAST_FIT = 0.5;

    private final Document page;

    PublishedPage(Document page) {
        this.page = page;
    }

    /** Everything that may be the title, the likeliest first; the last one is often followed by the blog's name. */
    List<String> titles() {
        Set<String> titles = new LinkedHashSet<>();
        for (String mark : TITLES) {
            for (Element found : page.select(mark)) {
                String title = found.normalName().equals("meta")
                        ? ArticleText.line(found.attr("content"))
                        : String.join(" ", ArticleText.words(found));
                if (!title.isEmpty()) {
                    titles.add(title);
                }
            }
        }
        return List.copyOf(titles);
    }

    /** The date of publication as it stands in the page, or null. */
    @Nullable
    String date() {
        for (String mark : DATES) {
            Element found = page.selectFirst(mark);
            if (found != null) {
                String date = found.hasAttr("datetime") ? found.attr("datetime") : found.attr("content");
                if (!date.isBlank()) {
                    return date.strip();
                }
            }
        }
        return null;
    }

    /**
     * The words of the article.
     *
     * @param ours what they should be, by which the right one of several places is known
     */
    List<String> words(List<String> ours) {
        return words(ours, ArticleText::words);
    }

    /** The same with each formula as the same word. */
    List<String> wordsBesideFormulas(List<String> ours) {
        return words(ours, ArticleText::wordsBesideFormulas);
    }

    boolean hasDrawnFormulas() {
        return ArticleText.hasDrawnFormulas(page);
    }

    private List<String> words(List<String> ours, Function<Element, List<String>> reading) {
        List<String> best = List.of();
        double bestFit = -1;
        for (Element candidate : texts()) {
            List<String> words = reading.apply(candidate);
            double fit = fit(words, ours);
            if (fit > bestFit) {
                best = words;
                bestFit = fit;
            }
        }
        if (best.equals(ours)) {
            return best;
        }
        List<String> narrowed = narrowed(ours, reading);
        boolean better = bestFit < LEAST_FIT && fit(narrowed, ours) > bestFit;
        return better || narrowed.equals(ours) ? narrowed : best;
    }

    private List<Element> texts() {
        List<Element> texts = new ArrayList<>();
        for (Element marked : page.select(TEXTS)) {
            texts.add(marked);
            if (marked.selectFirst(AROUND_TEXT) != null) {
                Element bare = marked.clone();
                bare.select(AROUND_TEXT).remove();
                texts.add(bare);
            }
        }
        return texts;
    }

    /** The words of a page that has no theme around its text. */
    List<String> allWords() {
        return ArticleText.words(page.body());
    }

    /** The names of files that its articles show or link to. */
    Set<String> files() {
        Set<String> names = new HashSet<>();
        for (Element text : page.select(TEXTS)) {
            for (Element shown : text.select("img, a[href], video, audio, source, object, embed")) {
                names.add(ArticleText.fileName(shown));
            }
        }
        return names;
    }

    /** From the body inwards as long as what is left fits better. */
    private List<String> narrowed(List<String> ours, Function<Element, List<String>> reading) {
        Element at = page.body();
        List<String> words = reading.apply(at);
        for (int depth = 0; depth < DEEPEST; depth++) {
            Element next = null;
            double fit = fit(words, ours);
            for (Element child : at.children()) {
                if (!CONTAINERS.contains(child.normalName())) {
                    continue;
                }
                List<String> inner = reading.apply(child);
                if (fit(inner, ours) >= fit) {
                    next = child;
                    words = inner;
                    fit = fit(inner, ours);
                }
            }
            if (next == null) {
                break;
            }
            at = next;
        }
        return words;
    }

    /** How much two texts share, whatever the order: 0 nothing, 1 all (Dice's coefficient over words). */
    static double fit(List<String> a, List<String> b) {
        if (a.isEmpty() && b.isEmpty()) {
            return 1;
        }
        Map<String, Integer> left = new HashMap<>();
        b.forEach(word -> left.merge(word, 1, Integer::sum));
        int shared = 0;
        for (String word : a) {
            int count = left.getOrDefault(word, 0);
            if (count > 0) {
                left.put(word, count - 1);
                shared++;
            }
        }
        return 2.0 * shared / (a.size() + b.size());
    }
}
