package blogjar.migrate;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Sets the pages of a published site against ours, one by one. */
final class PageComparison implements Published.PageReader {
    private static final String AFTER_TITLE = "|-–—·•_:：«»/,";

    private final OwnSite own;
    private final Findings findings;

    PageComparison(OwnSite own, Findings findings) {
        this.own = own;
        this.findings = findings;
    }

    @Override
    public void page(String path, Document document) {
        PublishedPage page = new PublishedPage(document);
        findings.page(page.files());
        Optional<String> ours = own.find(path);
        if (ours.isEmpty()) {
            findings.lost(path, page.titles());
            return;
        }
        own.text(ours.get()).ifPresent(text -> compare(path, page, text));
    }

    private void compare(String path, PublishedPage page, OwnSite.Text ours) {
        if (ours.themed()) {
            compareTitles(path, page.titles(), ours.title());
        }
        ZonedDateTime ourDate = ours.date();
        String date = page.date();
        if (ourDate != null && date != null) {
            compareDates(path, date, ourDate);
        }
        Element content = ours.content();
        if (content != null) {
            compareTexts(path, page, content, ours);
        }
    }

    private void compareTexts(String path, PublishedPage page, Element content, OwnSite.Text ours) {
        List<String> words = ArticleText.words(content);
        if (!ours.themed()) {
            compareWords(path, page.allWords(), words);
            return;
        }
        if (words.isEmpty() && ours.date() == null) {
            return; // a page that its theme fills
        }
        List<String> published = page.words(words);
        if (!published.equals(words) && page.hasDrawnFormulas()) {
            words = ArticleText.wordsBesideFormulas(content);
            published = page.wordsBesideFormulas(words);
        }
        compareWords(path, published, words);
    }

    private void compareTitles(String path, List<String> published, String ours) {
        String written = ArticleText.line(ours);
        Set<String> forms =
                Set.copyOf(List.of(written, ArticleText.line(Jsoup.parse(ours).text())));
        boolean same = published.stream().anyMatch(title -> forms.stream().anyMatch(form -> isTitle(title, form)));
        if (!written.isEmpty() && !published.isEmpty() && !same) {
            findings.title(new Comparison.Difference(path, "", published.get(0), written));
        }
    }

    /** Whether a title is ours, alone or with the blog's name behind it. */
    private static boolean isTitle(String published, String ours) {
        if (!published.startsWith(ours)) {
            return false;
        }
        String rest = published.substring(ours.length()).strip();
        return rest.isEmpty() || AFTER_TITLE.indexOf(rest.charAt(0)) >= 0;
    }

    private void compareDates(String path, String published, ZonedDateTime ours) {
        Optional<Duration> distance = PageDate.distance(published, ours);
        distance.filter(d -> !d.isZero())
                .ifPresent(shift -> findings.date(
                        new Comparison.Difference(
                                path, "", published, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(ours.withNano(0))),
                        shift));
    }

    private void compareWords(String path, List<String> published, List<String> ours) {
        if (published.equals(ours)) {
            return;
        }
        if (TextDifference.isSpacing(published, ours)) {
            findings.spacing(path);
        } else {
            findings.text(TextDifference.first(path, published, ours));
        }
    }
}
