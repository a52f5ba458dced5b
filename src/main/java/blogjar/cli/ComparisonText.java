package blogjar.cli;

import blogjar.migrate.Comparison;
import blogjar.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison as it is printed. */
final class ComparisonText {
    private static final int FEW = 5;

    private final Comparison comparison;
    private final int most;

    ComparisonText(Comparison comparison, boolean all) {
        this.comparison = comparison;
        this.most = all ? Integer.MAX_VALUE : FEW;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        lines.add(summary());
        list(lines, "lost", comparison.lost().stream().map(ComparisonText::lost).toList());
        list(lines, "new", comparison.added().stream().map(ComparisonText::url).toList());
        list(
                lines,
                "titles",
                comparison.titles().stream().map(ComparisonText::difference).toList());
        list(
                lines,
                "dates",
                comparison.dates().stream().map(ComparisonText::difference).toList());
        list(
                lines,
                "texts",
                comparison.texts().stream().map(ComparisonText::difference).toList());
        list(
                lines,
                "blanks between words only",
                comparison.spacing().stream().map(ComparisonText::url).toList());
        lines.add("");
        lines.add(Summary.counted(comparison.pages(), "page") + " published, "
                + Summary.counted(comparison.ownPages(), "page") + " of the blog");
        if (comparison.themeFiles() > 0) {
            lines.add(Summary.counted(comparison.themeFiles(), "file")
                    + " of the published theme (styles, scripts, fonts, pictures of no article) not compared");
        }
        lines.addAll(comparison.remarks());
        return String.join("\n", lines);
    }

    private String summary() {
        return Summary.counted(comparison.lost().size(), "URL") + " lost, "
                + comparison.added().size() + " new, "
                + differ(comparison.titles().size(), "title") + ", "
                + differ(comparison.dates().size(), "date") + ", "
                + differ(comparison.texts().size(), "text");
    }

    private static String differ(int count, String noun) {
        return Summary.counted(count, noun) + (count == 1 ? " differs" : " differ");
    }

    private void list(List<String> lines, String kind, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(kind + ":");
        items.stream().limit(most).forEach(item -> lines.add("  " + item));
        if (items.size() > most) {
            lines.add("  … and " + (items.size() - most) + " more (--all)");
        }
    }

    private static String url(String path) {
        return "/" + path;
    }

    private static String lost(Comparison.Lost lost) {
        return url(lost.path()) + (lost.now() == null ? "" : "  now " + url(lost.now()));
    }

    private static String difference(Comparison.Difference difference) {
        String after = difference.after().isEmpty() ? "" : "after “" + difference.after() + "” ";
        return url(difference.path()) + "\n    " + after + "published " + quoted(difference.published()) + ", ours "
                + quoted(difference.ours());
    }

    private static String quoted(String text) {
        return text.isEmpty() ? "nothing" : "“" + text + "”";
    }

    /** The whole comparison, however long ({@code docs/compare.md} has its keys). */
    String json() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("published", comparison.place());
        out.put("same", comparison.isSame());
        out.put("pages", comparison.pages());
        out.put("ownPages", comparison.ownPages());
        out.put("lost", comparison.lost().stream().map(ComparisonText::json).toList());
        out.put("new", comparison.added().stream().map(ComparisonText::url).toList());
        out.put("titles", comparison.titles().stream().map(ComparisonText::json).toList());
        out.put("dates", comparison.dates().stream().map(ComparisonText::json).toList());
        out.put("texts", comparison.texts().stream().map(ComparisonText::json).toList());
        out.put(
                "spacing",
                comparison.spacing().stream().map(ComparisonText::url).toList());
        out.put("themeFiles", comparison.themeFiles());
        out.put("remarks", comparison.remarks());
        return Json.print(out);
    }

    private static Map<String, @Nullable Object> json(Comparison.Lost lost) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("path", url(lost.path()));
        out.put("now", lost.now() == null ? null : url(lost.now()));
        return out;
    }

    private static Map<String, @Nullable Object> json(Comparison.Difference difference) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("path", url(difference.path()));
        out.put("after", difference.after());
        out.put("published", difference.published());
        out.put("ours", difference.ours());
        return out;
    }
}
