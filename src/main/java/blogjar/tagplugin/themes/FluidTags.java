package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.TagCall;
import blogjar.text.TextDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tags of Fluid 1.9 (scripts/tags). */
final class FluidTags {
    private static final Map<Integer, List<Integer>> ROWS = Map.of(
            2, List.of(1, 1),
            3, List.of(2, 1),
            4, List.of(2, 2),
            5, List.of(3, 2),
            6, List.of(3, 3),
            7, List.of(3, 2, 2),
            8, List.of(3, 2, 3),
            9, List.of(3, 3, 3),
            10, List.of(3, 2, 2, 3));
    private static final int ID_LENGTH = 8;
    private static final Set<String> CHECKED = Set.of("", "true", "false", "checked");

    private final String noteClass;

    private FluidTags(String noteClass) {
        this.noteClass = noteClass;
    }

    static void register(Registry registry, Config config) {
        FluidTags tags = new FluidTags(ThemeOption.text(config, "post.updated.note_class", "info"));
        registry.add(false, FluidTags::isButton, FluidTags::button, "btn", "button");
        registry.add(false, FluidTags::isCheckbox, FluidTags::checkbox, "cb", "checkbox");
        registry.add(true, call -> call.joined(0).contains("@"), FluidTags::fold, "fold");
        registry.block(FluidTags::groupImage, "gi", "groupimage");
        registry.add(false, call -> call.joined(0).contains("@"), FluidTags::label, "label");
        registry.block(FluidTags::mermaid, "mermaid");
        registry.add(true, call -> call.arguments().size() < 2, tags::note, "note");
    }

    private static String button(TagCall call) {
        Words words = Words.of(call, ",");
        String title = words.get(2);
        return "<a class=\"btn\" href=\"" + words.get(0) + "\" " + (title.isEmpty() ? "" : " title=\"" + title + "\"")
                + " target=\"_blank\">" + words.get(1) + "</a>";
    }

    private static String checkbox(TagCall call) {
        List<String> arguments = call.arguments();
        boolean comma = !arguments.isEmpty() && arguments.get(0).equals(",");
        Words words = new Words(List.of(call.joined(comma ? 1 : 0).split(",", -1)));
        String text = words.get(0);
        if (text.equals("checked") || text.equals("true") || text.equals("false")) {
            return "<input type=\"checkbox\" disabled " + (text.equals("false") ? "" : "checked=\"checked\"") + ">";
        }
        boolean block = !isOn(words, 2);
        String content =
                call.rendered(text).replace("<p>", "").replace("</p>", "").replace("<br>", "");
        return (block ? "<div>" : "") + "\n            <input type=\"checkbox\" " + (isOn(words, 3) ? "disabled" : "")
                + " " + (isOn(words, 1) ? "checked=\"checked\"" : "") + ">" + content + "\n          "
                + (block ? "</div>" : "");
    }

    private static boolean isOn(Words words, int index) {
        return !words.raw(index).isEmpty() && !words.get(index).equals("false");
    }

    /** The text first, and then whether it is checked. */
    static boolean isCheckbox(TagCall call) {
        Words words = Words.of(call, ",");
        return !Forms.hasColons(call)
                && !Forms.hasKey(call, "checked", "color", "symbol")
                && (words.size() == 1 || CHECKED.contains(words.get(1)));
    }

    /** The address first, then a text and a title, and no icon. */
    private static boolean isButton(TagCall call) {
        Words words = Words.of(call, ",");
        return words.size() > 1
                && words.size() < 4
                && !Forms.isTextFirst(call)
                && !words.raw(2).contains("fa");
    }

    private static String fold(TagCall call) {
        Words words = Words.of(call, "@");
        String id = "collapse-" + id(call.body());
        return "\n    <div class=\"fold\">\n      <div class=\"fold-title fold-"
                + Forms.orElse(words.raw(0), "default").strip()
                + " collapsed\" data-toggle=\"collapse\" href=\"#" + id
                + "\" role=\"button\" aria-expanded=\"false\" aria-controls=\"" + id
                + "\">\n        <div class=\"fold-arrow\">▶</div>" + words.raw(1)
                + "\n      </div>\n      <div class=\"fold-collapse collapse\" id=\"" + id
                + "\">\n        <div class=\"fold-content\">\n          "
                + call.rendered(call.body()).replace('\n', ' ')
                + "\n        </div>\n      </div>\n    </div>";
    }

    private static String id(String content) {
        return TextDigest.md5(content).substring(0, ID_LENGTH);
    }

    private static String groupImage(TagCall call) {
        List<String> pictures = ImageRows.pictures(call.rendered(call.body()), false);
        int total = Forms.whole(call.argument(0));
        List<Integer> rows = new ArrayList<>();
        for (String length : Forms.orElse(call.argument(1), "").split("-", -1)) {
            rows.add(Forms.whole(length));
        }
        boolean given =
                call.argument(1) != null && rows.stream().mapToInt(n -> n).sum() == total;
        return "<div class=\"group-image-container\">"
                + ImageRows.html(
                        pictures,
                        given ? rows : ROWS.getOrDefault(total, List.of()),
                        "group-image-row",
                        "group-image-wrap")
                + "</div>";
    }

    private static String label(TagCall call) {
        Words words = Words.of(call, "@");
        return "<span class=\"label label-"
                + Forms.orElse(words.raw(0), "default").strip() + "\">" + words.raw(1) + "</span>";
    }

    private static String mermaid(TagCall call) {
        return "\n<pre>\n<code class=\"mermaid\" " + call.joined(0) + ">\n" + call.body() + "\n</code>\n</pre>";
    }

    private String note(TagCall call) {
        String first = call.argument(0);
        String classes = first == null || first.equalsIgnoreCase("default") ? noteClass : call.joined(0);
        return "<div class=\"note note-" + classes + "\">\n            "
                + call.rendered(call.body()).replace('\n', ' ') + "\n          </div>";
    }
}
