package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The tags of Butterfly 5 (scripts/tag), and of themes made of it; what folds and hides is in {@link ButterflyHides}. */
final class ButterflyTags {
    private static final Set<String> NOTE_STYLES = Set.of("flat", "modern", "simple", "disabled");

    private final Links links;
    private final String noteStyle;

    private ButterflyTags(Links links, String noteStyle) {
        this.links = links;
        this.noteStyle = noteStyle;
    }

    static void register(Registry registry, Config config, SiteLookup site) {
        ButterflyTags tags = new ButterflyTags(config.links(), ThemeOption.text(config, "note.style", "flat"));
        registry.add(false, call -> !Forms.isTextFirst(call), tags::button, "btn");
        registry.inline(tags::inlineImage, "inlineImg");
        registry.add(false, call -> !call.joined(0).contains("@"), ButterflyTags::label, "label");
        registry.block(ButterflyTags::mermaid, "mermaid");
        registry.block(tags::note, "note", "subnote");
        registry.block(ButterflyTags::score, "score");
        registry.add(
                true,
                call -> call.body().contains("endtab") && !IcarusTags.hasOptions(call),
                ButterflyTags::tabs,
                "tabs",
                "subtabs",
                "subsubtabs");
        registry.add(true, call -> call.body().contains("endtimeline"), ButterflyTags::timeline, "timeline");
        registry.inline(new ButterflySeries(config, site)::list, "series");
        ButterflyHides.register(registry);
        ButterflyLists.register(registry, config);
    }

    private String button(TagCall call) {
        Words words = Words.of(call, ",");
        String icon = words.get(2);
        String text = Html.escape(words.get(1));
        return "<a class=\"btn-beautify " + Html.escape(words.get(3)) + "\" href=\"" + links.urlFor(words.get(0))
                + "\" title=\"" + text + "\">"
                + (icon.isEmpty() ? "" : "<i class=\"" + Html.escape(icon) + "\"></i>")
                + (text.isEmpty() ? "" : "<span>" + text + "</span>") + "</a>";
    }

    private String inlineImage(TagCall call) {
        String height = Forms.orElse(call.argument(1), "");
        return "<img class=\"inline-img\" src=\"" + links.urlFor(Forms.orElse(call.argument(0), "")) + "\" "
                + (height.isEmpty() ? "" : "style=\"height:" + height + "\"") + " />";
    }

    private static String label(TagCall call) {
        return "<mark class=\"hl-label " + Forms.orElse(call.argument(1), "default") + "\">"
                + Forms.orElse(call.argument(0), "") + "</mark>";
    }

    private static String mermaid(TagCall call) {
        return "<div class=\"mermaid-wrap\"><pre class=\"mermaid-src\" data-config=\""
                + Html.escape(Forms.orElse(call.argument(0), "{}")) + "\" hidden>\n    " + Html.escape(call.body())
                + "\n  </pre></div>";
    }

    private String note(TagCall call) {
        List<String> words = new ArrayList<>(call.arguments());
        if (words.isEmpty() || !NOTE_STYLES.contains(words.get(words.size() - 1))) {
            words.add(noteStyle);
        }
        String icon = "";
        int last = words.size() - 2;
        if (last >= 0 && words.get(last).startsWith("fa")) {
            icon = "<i class=\"note-icon " + words.get(last) + "\"></i>";
            words.set(last, "icon-padding");
        }
        return "<div class=\"note " + String.join(" ", words) + "\">" + icon + call.rendered(call.body()) + "</div>";
    }

    /** Music in ABC notation, which is shown as it is written; settings in JSON may stand above six dashes. */
    private static String score(TagCall call) {
        String text = call.body().strip();
        int cut = text.indexOf("------");
        String music = cut < 0 ? text : text.substring(cut + "------".length()).strip();
        return "<div class=\"abc-music-sheet\">"
                + Html.escape(music).replace("{", "&#123;").replace("}", "&#125;") + "</div>";
    }

    private static String tabs(TagCall call) {
        Words words = Words.of(call, ",");
        String name = Forms.orElse(words.raw(0), "tab");
        int active = Forms.whole(words.raw(1));
        int number = 0;
        boolean none = true;
        StringBuilder titles = new StringBuilder();
        StringBuilder panes = new StringBuilder();
        for (CommentBlocks.Part part : CommentBlocks.between(call.body(), "tab", "endtab")) {
            number++;
            Words title = new Words(List.of(part.title().split("@", -1)));
            String icon = title.raw(1).isEmpty() ? "" : "<i class=\"" + title.get(1) + "\"></i>";
            String caption = title.raw(0).isEmpty() && title.raw(1).isEmpty() ? name + " " + number : title.raw(0);
            boolean shown = number == (active == 0 ? 1 : active);
            none &= !shown;
            titles.append("<button type=\"button\" class=\"tab")
                    .append(shown ? " active" : "")
                    .append("\">")
                    .append(icon)
                    .append(caption.strip())
                    .append("</button>");
            panes.append("<div class=\"tab-item-content")
                    .append(shown ? " active" : "")
                    .append("\">")
                    .append(call.rendered(part.body()).strip())
                    .append("</div>");
        }
        return "<div class=\"tabs\"><div class=\"nav-tabs" + (none ? " no-default" : "") + "\">" + titles
                + "</div><div class=\"tab-contents\">" + panes + "</div>"
                + "<div class=\"tab-to-top\"><button type=\"button\" aria-label=\"scroll to top\">"
                + "<i class=\"fas fa-arrow-up\"></i></button></div></div>";
    }

    private static String timeline(TagCall call) {
        Words words = Words.of(call, ",");
        StringBuilder out =
                new StringBuilder("<div class=\"timeline ").append(words.raw(1)).append("\">");
        if (!words.raw(0).isEmpty()) {
            out.append("<div class='timeline-item headline'>\n        ")
                    .append(timelineTitle(call.rendered(words.raw(0))))
                    .append("\n      </div>");
        }
        for (CommentBlocks.Part part : CommentBlocks.between(call.body(), "timeline", "endtimeline")) {
            out.append("<div class='timeline-item'>\n        ")
                    .append(timelineTitle(call.rendered(part.title())))
                    .append("\n        <div class='timeline-item-content'>")
                    .append(call.rendered(part.body()))
                    .append("</div>\n      </div>");
        }
        return out.append("</div>").toString();
    }

    private static String timelineTitle(String html) {
        return "<div class='timeline-item-title'>\n          <div class='item-circle'>" + html
                + "</div>\n        </div>";
    }
}
