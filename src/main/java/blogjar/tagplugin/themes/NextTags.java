package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The tags of NexT 8 (scripts/tags). */
final class NextTags {
    private static final Set<String> NOTE_CLASSES =
            Set.of("default", "primary", "info", "success", "warning", "danger", "no-icon");

    /** Rows for 2 to 10 pictures, one layout after the other, from layout 1 on. */
    private static final List<String> ROWS = List.of(
            "11 2",
            "12 21 3",
            "121 13 22 31",
            "122 212 23 32",
            "123 132 213 222 33",
            "1222 133 223 232 322",
            "1223 1232 1322 2222 233 323 332",
            "1233 1323 2223 2232 2322 3222 333",
            "1333 2233 2323 2332 3223 3232 3322");

    private final String pdfHeight;

    private NextTags(String pdfHeight) {
        this.pdfHeight = pdfHeight;
    }

    static void register(Registry registry, Config config) {
        NextTags tags = new NextTags(ThemeOption.text(config, "pdf.height", "500px"));
        registry.add(false, NextTags::isButton, NextTags::button, "btn", "button");
        registry.inline(NextTags::canIUse, "can", "caniuse");
        registry.block(NextTags::centerQuote, "cq", "centerquote");
        registry.block(NextTags::groupPicture, "gp", "grouppicture");
        registry.add(false, call -> call.joined(0).contains("@"), NextTags::label, "label");
        registry.block(NextTags::linkGrid, "lg", "linkgrid");
        registry.block(NextTags::mermaid, "mermaid");
        registry.block(NextTags::waveDrom, "wavedrom");
        registry.block(NextTags::note, "note", "subnote");
        registry.inline(tags::pdf, "pdf");
        registry.add(true, NextTags::isTabs, NextTags::tabs, "tabs", "subtabs", "subsubtabs");
        registry.add(false, call -> !Forms.hasKey(call, StellarMedia.VIDEO), NextTags::video, "video");
    }

    private static String button(TagCall call) {
        Words words = Words.of(call, ",");
        String title = words.get(3);
        return "<a class=\"btn\" href=\"" + words.raw(0) + "\"" + (title.isEmpty() ? "" : " title=\"" + title + "\"")
                + ">" + Forms.icon(words.get(2)) + words.get(1) + "</a>";
    }

    private static boolean isButton(TagCall call) {
        return call.joined(0).contains(",") && !Forms.isTextFirst(call) && !Forms.hasKey(call, "color", "icon", "size");
    }

    private static String canIUse(TagCall call) {
        String[] words = String.join("", call.arguments()).split("@", -1);
        return words[0].isEmpty()
                ? ""
                : "<iframe data-feature=\"" + words[0] + "\" src=\"https://caniuse.bitsofco.de/embed/index.html?feat="
                        + words[0] + "&periods=" + (words.length > 1 ? words[1] : "current")
                        + "&accessible-colours=false\" frameborder=\"0\" width=\"100%\" height=\"400px\"></iframe>";
    }

    private static String centerQuote(TagCall call) {
        return "<blockquote class=\"blockquote-center\">\n" + call.rendered(call.body()) + "\n</blockquote>";
    }

    private static String groupPicture(TagCall call) {
        List<String> pictures = ImageRows.pictures(call.rendered(call.body()), true);
        String[] group = Forms.orElse(call.argument(0), "").split("-", -1);
        return "<div class=\"group-picture\">"
                + ImageRows.html(
                        pictures,
                        rows(Forms.whole(group[0]), group.length > 1 ? Forms.whole(group[1]) : 0),
                        "group-picture-row",
                        "group-picture-column")
                + "</div>";
    }

    private static List<Integer> rows(int group, int layout) {
        List<Integer> rows = new ArrayList<>();
        if (group >= 2 && group < ROWS.size() + 2) {
            String[] layouts = ROWS.get(group - 2).split(" ");
            if (layout >= 1 && layout <= layouts.length) {
                layouts[layout - 1].chars().forEach(digit -> rows.add(digit - '0'));
            }
        }
        return rows;
    }

    private static String label(TagCall call) {
        Words words = Words.of(call, "@");
        return "<mark class=\"label " + words.get(0) + "\">" + words.raw(1) + "</mark>";
    }

    private static String linkGrid(TagCall call) {
        String image = Forms.orElse(call.argument(0), "/images/avatar.gif");
        String delimiter = Forms.orElse(call.argument(1), "|");
        String comment = Forms.orElse(call.argument(2), "%");
        StringBuilder out = new StringBuilder("<div class=\"link-grid\">");
        for (String line : call.body().split("\n")) {
            Words words = new Words(List.of(line.split(Pattern.quote(delimiter), -1)));
            if (!line.isBlank() && !words.get(0).startsWith(comment)) {
                String picture = Forms.orElse(words.get(3), image);
                boolean extension = picture.lastIndexOf('.') > picture.lastIndexOf('/') && !picture.endsWith(".");
                out.append("<div class=\"link-grid-container\">\n<object class=\"link-grid-image\" ")
                        .append(extension ? "" : "type=\"image/jpeg\" ")
                        .append("data=\"")
                        .append(picture)
                        .append("\"></object>\n<p>")
                        .append(words.get(0))
                        .append("</p><p>")
                        .append(Forms.orElse(words.get(2), words.get(1)))
                        .append("</p>\n<a href=\"")
                        .append(words.get(1))
                        .append("\"></a>\n</div>");
            }
        }
        return out.append("</div>").toString();
    }

    private static String mermaid(TagCall call) {
        return "<pre>\n<code class=\"mermaid\">\n" + call.joined(0) + "\n" + Html.escape(call.body())
                + "\n</code>\n</pre>";
    }

    private static String waveDrom(TagCall call) {
        return "<div class=\"wavedrom\"><script type=\"WaveDrom\">\n" + call.body() + "\n</script></div>";
    }

    private static String note(TagCall call) {
        int words = 0;
        while (words < 2
                && words < call.arguments().size()
                && NOTE_CLASSES.contains(call.arguments().get(words))) {
            words++;
        }
        String classes = "note " + String.join(" ", call.arguments().subList(0, words));
        String content = call.rendered(call.body());
        return words == call.arguments().size()
                ? "<div class=\"" + classes + "\">" + content + "</div>"
                : "<details class=\"" + classes + "\"><summary>" + call.rendered(call.joined(words)) + "</summary>\n"
                        + content + "\n</details>";
    }

    /** The frame that the theme's script fills, filled. */
    private String pdf(TagCall call) {
        String file = Forms.orElse(call.argument(0), "");
        return "<div class=\"pdf-container\" data-target=\"" + file + "\" data-height=\""
                + Forms.orElse(call.argument(1), pdfHeight) + "\"><object data=\"" + file
                + "\" type=\"application/pdf\"><a href=\"" + file + "\">" + file + "</a></object></div>";
    }

    private static boolean isTabs(TagCall call) {
        return call.body().contains("endtab") && !IcarusTags.hasOptions(call);
    }

    private static String tabs(TagCall call) {
        return new NavTabs("", "href").html(call, Words.of(call, ","), (comment, numbered) -> {
            Words title = new Words(List.of(comment.split("@", -1)));
            return Forms.orElse(Forms.icon(title.get(1)) + title.get(0), numbered);
        });
    }

    private static String video(TagCall call) {
        return "<video src=\"" + Forms.orElse(call.argument(0), "")
                + "\" preload=\"metadata\" controlslist=\"nodownload\" controls playsinline poster=\""
                + Forms.orElse(call.argument(1), "") + "\"></video>";
    }
}
