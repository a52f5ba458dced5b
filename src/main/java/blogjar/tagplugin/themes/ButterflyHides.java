package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;

/** The tags of Butterfly 5 that hide something behind a button (scripts/tag/hide.js). */
final class ButterflyHides {
    private ButterflyHides() {}

    static void register(Registry registry) {
        registry.inline(ButterflyHides::inline, "hideInline");
        registry.block(ButterflyHides::block, "hideBlock");
        registry.block(ButterflyHides::toggle, "hideToggle");
    }

    private static String inline(TagCall call) {
        Words words = Words.of(call, ",");
        return "<span class=\"hide-inline\">" + button(words, 1) + "<span class=\"hide-content\">" + words.get(0)
                + "</span></span>";
    }

    private static String block(TagCall call) {
        return "<div class=\"hide-block\">" + button(Words.of(call, ","), 0) + "<div class=\"hide-content\">"
                + call.rendered(call.body()) + "</div></div>";
    }

    /** The button: its text, background and colour stand one behind the other. */
    private static String button(Words words, int text) {
        String shown = words.size() > text ? words.get(text) : "Click";
        return "<button type=\"button\" class=\"hide-button\" " + style(words, text + 1) + ">" + shown + "</button>";
    }

    private static String style(Words words, int background) {
        String ground = words.get(background);
        String colour = words.get(background + 1);
        return "style=\"" + (ground.isEmpty() ? "" : "background-color: " + ground + ";")
                + (colour.isEmpty() ? "" : "color: " + colour) + "\"";
    }

    private static String toggle(TagCall call) {
        Words words = Words.of(call, ",");
        String border = words.get(1).isEmpty() ? "" : "style=\"border: 1px solid " + words.get(1) + "\"";
        return "<details class=\"toggle\" " + border + "><summary class=\"toggle-button\" " + style(words, 1) + ">"
                + words.get(0) + "</summary><div class=\"toggle-content\">" + call.rendered(call.body())
                + "</div></details>";
    }
}
