package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.List;

/** Boxes, folds, tabs, timelines and ticks of Volantis 6.8 (scripts/tags/note.js, folding.js, tabs.js, timeline.js, checkbox.js). */
final class VolantisBoxes {
    private VolantisBoxes() {}

    static void register(Registry registry) {
        registry.add(false, call -> !Forms.hasKey(call, "color", "child"), VolantisBoxes::note, "note");
        registry.block(VolantisBoxes::noteBlock, "noteblock", "blocknote");
        registry.add(true, call -> !Forms.hasKey(call, "color", "child", "open"), VolantisBoxes::folding, "folding");
        registry.add(
                true, call -> call.body().contains("endtab"), VolantisBoxes::tabs, "tabs", "subtabs", "subsubtabs");
        registry.add(true, call -> !call.body().contains("<!--"), VolantisBoxes::timeline, "timeline");
        registry.block(VolantisBoxes::node, "timenode");
        registry.block(call -> "<div class=\"table\">" + call.rendered(call.body()) + "</div>", "table");
        registry.add(
                false,
                call -> !FluidTags.isCheckbox(call) && !Forms.hasKey(call, "color", "checked", "symbol"),
                VolantisBoxes::check,
                "checkbox");
        registry.add(false, call -> !Forms.hasKey(call, "color", "checked"), VolantisBoxes::check, "radio");
    }

    private static String note(TagCall call) {
        Words words = VolantisTags.words(call);
        return words.size() > 1
                ? "<div class=\"note v5 " + words.get(0) + "\">" + oneLine(call, words.get(1)) + "</div>"
                : "<div class=\"note v5\">" + oneLine(call, words.get(0)) + "</div>";
    }

    private static String oneLine(TagCall call, String markdown) {
        return Forms.oneLine(call.rendered(markdown));
    }

    /** The theme's filter before Markdown makes {@code blocknote} of {@code noteblock}; both mean this. */
    private static String noteBlock(TagCall call) {
        Words words = VolantisTags.words(call);
        String title = words.size() > 1 ? "<p><strong>" + words.get(1) + "</strong></p>" : "";
        return "<div class=\"note v5 " + words.get(0) + "\">" + title + oneLine(call, call.body()) + "</div>";
    }

    private static String folding(TagCall call) {
        Words words = VolantisTags.words(call);
        String style = words.size() > 1 ? words.get(0) : "";
        String title = words.get(words.size() > 1 ? 1 : 0);
        return "<details v5 " + style + "><summary> " + title + " </summary>\n              <div class='content'>\n"
                + "              " + oneLine(call, call.body()) + "\n              </div>\n            </details>";
    }

    private static String tabs(TagCall call) {
        return new NavTabs("tab-", "class").html(call, VolantisTags.words(call), VolantisBoxes::tabTitle);
    }

    private static String tabTitle(String title, String otherwise) {
        Words words = new Words(List.of(title.split("@", -1)));
        String icon = words.get(1);
        if (icon.isEmpty()) {
            return Forms.orElse(words.get(0), otherwise);
        }
        String alone = words.raw(0).isEmpty() ? " style=\"text-align: center;\"" : "";
        return "<i class=\"" + (icon.startsWith("fa") ? icon : "fa fa-" + icon) + "\"" + alone + "></i>" + words.get(0);
    }

    private static String timeline(TagCall call) {
        String title = String.join(",", call.arguments());
        return "<div class=\"timeline-v5\">" + (call.arguments().isEmpty() ? "" : "<p class='p h2'>" + title + "</p>")
                + call.body() + "</div>";
    }

    private static String node(TagCall call) {
        return "<div class=\"timenode-v5\"><div class=\"meta\"><p>"
                + call.rendered(VolantisTags.words(call).raw(0)) + "</p></div><div class=\"body\">"
                + oneLine(call, call.body()) + "</div></div>";
    }

    private static String check(TagCall call) {
        Words words = VolantisTags.words(call);
        String style = words.size() > 1 ? words.get(0) : "";
        String text = words.get(words.size() > 1 ? 1 : 0);
        return text.isEmpty()
                ? ""
                : "<div class='checkbox" + (style.isEmpty() ? "" : " " + style) + "'><input type=\"" + call.name()
                        + "\" " + (style.contains("checked") ? "checked=\"checked\"" : "") + "/>\n            "
                        + oneLine(call, text) + "\n            </div>";
    }
}
