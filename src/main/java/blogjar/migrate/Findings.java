package blogjar.migrate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was found on the pages of both sites, gathered from several threads. */
final class Findings {
    private static final int LEAST_SHIFTED = 3;

    private final Map<String, Comparison.Difference> titles = new TreeMap<>();
    private final Map<String, Comparison.Difference> dates = new TreeMap<>();
    private final Map<String, Comparison.Difference> texts = new TreeMap<>();
    private final Set<String> spacing = new TreeSet<>();
    private final Map<String, List<String>> titlesOfLost = new HashMap<>();
    private final Set<String> filesOfArticles = new TreeSet<>();
    private final Map<Duration, Integer> shifts = new HashMap<>();
    private int pages;

    synchronized void page(Set<String> filesOfArticle) {
        pages++;
        filesOfArticles.addAll(filesOfArticle);
    }

    synchronized void lost(String path, List<String> likelyTitles) {
        titlesOfLost.put(path, likelyTitles);
    }

    synchronized void title(Comparison.Difference difference) {
        titles.put(difference.path(), difference);
    }

    synchronized void date(Comparison.Difference difference, Duration shift) {
        dates.put(difference.path(), difference);
        shifts.merge(shift, 1, Integer::sum);
    }

    synchronized void text(Comparison.Difference difference) {
        texts.put(difference.path(), difference);
    }

    synchronized void spacing(String path) {
        spacing.add(path);
    }

    synchronized int pages() {
        return pages;
    }

    /** @param there what the published site has */
    synchronized Comparison result(String place, OwnSite own, Published.Listing there) {
        Set<String> added = new TreeSet<>(own.paths());
        List<String> gone = new ArrayList<>();
        int themeFiles = 0;
        for (String path : new TreeSet<>(there.paths())) {
            Optional<String> ours = own.find(path);
            ours.ifPresent(added::remove);
            if (ours.isEmpty() && isOfTheme(path)) {
                themeFiles++;
            } else if (ours.isEmpty()) {
                gone.add(path);
            }
        }
        List<String> remarks = new ArrayList<>(there.remarks());
        remarks.addAll(remarks(gone));
        return new Comparison(
                place,
                pages,
                (int) own.paths().stream().filter(SitePath::isPage).count(),
                moved(gone, added, own),
                List.copyOf(added),
                List.copyOf(titles.values()),
                List.copyOf(dates.values()),
                List.copyOf(texts.values()),
                List.copyOf(spacing),
                themeFiles,
                remarks);
    }

    /** Pictures are the theme's unless an article shows them. */
    private boolean isOfTheme(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return SitePath.isOfTheme(path) || SitePath.isMedia(path) && !filesOfArticles.contains(name);
    }

    /** The lost paths, with the new path of the page of the same title, or of the same path but for its case. */
    private List<Comparison.Lost> moved(List<String> gone, Set<String> added, OwnSite own) {
        Map<String, String> byTitle = new HashMap<>();
        Map<String, String> byFolded = new HashMap<>();
        for (String path : added) {
            String title = ArticleText.line(own.title(path));
            if (!title.isEmpty()) {
                byTitle.merge(title, path, (one, other) -> "");
            }
            byFolded.put(folded(path), path);
        }
        List<Comparison.Lost> lost = new ArrayList<>();
        for (String path : gone) {
            String now = byFolded.get(folded(path));
            for (String title : titlesOfLost.getOrDefault(path, List.of())) {
                now = now == null ? byTitle.get(title) : now;
            }
            lost.add(new Comparison.Lost(path, now == null || now.isEmpty() ? null : now));
        }
        return lost;
    }

    /** A path as a reader might take it for the same. */
    private static String folded(String path) {
        String plain = path.endsWith(".html") ? path.substring(0, path.length() - ".html".length()) : path;
        return (plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain).toLowerCase(Locale.ROOT);
    }

    private List<String> remarks(List<String> gone) {
        List<String> remarks = new ArrayList<>();
        if (gone.stream().filter(SitePath::isPage).count() == pages) {
            remarks.add("no page is on both sides; is it the same blog, and does 'permalink' say the same?");
        }
        shifts.forEach((shift, count) -> {
            if (count >= LEAST_SHIFTED && count * 2 > dates.size() && shift.toMinutes() % 15 == 0) {
                remarks.add(count + " dates differ by the same " + hours(shift)
                        + "; it may have been built in another time zone: 'timezone' in _config.yml says which");
            }
        });
        return remarks;
    }

    private static String hours(Duration shift) {
        long minutes = Math.abs(shift.toMinutes());
        return minutes / 60 + ":" + String.format(Locale.ROOT, "%02d", minutes % 60) + " h";
    }
}
