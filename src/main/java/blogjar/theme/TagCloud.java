package blogjar.theme;

import blogjar.text.Html;
import blogjar.text.JsNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.TreeSet;

/** Hexo's tag cloud: the more posts a tag has, the larger its name. */
final class TagCloud {
    private static final double SMALLEST = 10;
    private static final double LARGEST = 20;
    private static final int LEVELS = 10;

    private TagCloud() {}

    static String of(Call call) {
        List<TagModel> all = ListHelpers.items(
                call, TagModel.class, "tags", call.here().site().allTags());
        List<TagModel> tags = ListHelpers.sorted(call, all, "name", 1, 0);
        Options options = call.options();
        double smallest = options.number("min_font", SMALLEST);
        double largest = options.number("max_font", LARGEST);
        String css = options.text("class", "");
        List<Integer> counts = new ArrayList<>(
                new TreeSet<>(tags.stream().map(tag -> tag.tagged().size()).toList()));
        StringJoiner out = new StringJoiner(options.text("separator", " "));
        for (TagModel tag : tags) {
            int rank = counts.indexOf(tag.tagged().size());
            double ratio = counts.size() > 1 ? (double) rank / (counts.size() - 1) : 0;
            double size = smallest + (largest - smallest) * ratio;
            String style = "font-size: " + JsNumber.print(Math.round(size * 100) / 100.0) + options.text("unit", "px")
                    + ";" + colour(call, ratio);
            HtmlTag link = new HtmlTag("a")
                    .with("href", call.urlFor(tag.tag().path()))
                    .with("style", style)
                    .with(
                            "class",
                            css.isEmpty() ? null : css + "-" + Math.round(ratio * options.number("level", LEVELS)));
            String count = options.isOn("show_count", false)
                    ? "<span class=\"" + Html.escape(options.text("count_class", "count")) + "\">"
                            + tag.tagged().size() + "</span>"
                    : "";
            out.add(link.aroundHtml(call.shown(tag.tag().name()) + count));
        }
        return out.toString();
    }

    private static String colour(Call call, double ratio) {
        if (!call.options().isOn("color", false)) {
            return "";
        }
        return " color: "
                + colour(call, "start_color")
                        .mix(colour(call, "end_color"), ratio)
                        .shortHex();
    }

    private static Accent colour(Call call, String option) {
        String text = call.options().text(option, "");
        return Accent.of(text)
                .orElseThrow(() -> call.wrong("'" + option + "' has to be a colour as #rgb, #rrggbb, rgb() or hsl()"
                        + (text.isEmpty() ? "" : ", not '" + text + "'")));
    }
}
