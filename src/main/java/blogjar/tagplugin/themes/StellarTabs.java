package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.List;
import java.util.Locale;

/** Tabs and ticks of Stellar 1.44 (scripts/tags/lib/tabs.js, checkbox.js). */
final class StellarTabs {
    private StellarTabs() {}

    static void register(Registry registry, String... tabs) {
        registry.block(StellarTabs::tabs, tabs);
    }

    static void registerChecks(Registry registry, String... checks) {
        registry.inline(StellarTabs::check, checks);
    }

    /** The theme counts its tabs over all articles; here their text names them, so that a page stays the same. */
    private static String tabs(TagCall call) {
        List<CommentBlocks.Part> parts = CommentBlocks.from(call.body(), "tab");
        if (parts.isEmpty()) {
            return "";
        }
        NamedArguments named = NamedArguments.of(call, List.of("active", "align"), List.of());
        int active = Forms.whole(named.get("active"));
        String name = "tab_" + Integer.toHexString(call.body().hashCode());
        int number = 0;
        StringBuilder titles = new StringBuilder();
        StringBuilder panes = new StringBuilder();
        for (CommentBlocks.Part part : parts) {
            number++;
            String shown = number == (active == 0 ? 1 : active) ? " active" : "";
            titles.append("<div class=\"tab")
                    .append(shown)
                    .append("\"><a href=\"#")
                    .append(name)
                    .append('-')
                    .append(number)
                    .append("\">")
                    .append(Forms.orElse(part.title(), name + " " + number))
                    .append("</a></div>");
            panes.append("<div class=\"tab-pane")
                    .append(shown)
                    .append("\" id=\"")
                    .append(name)
                    .append('-')
                    .append(number)
                    .append("\">")
                    .append(call.rendered(part.body()).strip())
                    .append("</div>");
        }
        String align = named.get("align");
        return "<div class=\"tag-plugin tabs\"" + (align.isEmpty() ? "" : " align=\"" + align + "\"") + "id=\"" + name
                + "\"><div class=\"nav-tabs\">" + titles + "</div><div class=\"tab-content\">" + panes + "</div></div>";
    }

    private static String check(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("color", "checked", "symbol"), List.of("text"));
        return "<div class=\"tag-plugin colorful checkbox\" " + named.attributes("color", "symbol") + "><input type=\""
                + call.name().toLowerCase(Locale.ROOT) + "\""
                + (named.get("checked").equals("true") ? " checked=\"true\"" : "") + "/><span>" + named.get("text")
                + "</span></div>";
    }
}
