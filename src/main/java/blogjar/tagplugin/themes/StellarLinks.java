package blogjar.tagplugin.themes;

import blogjar.config.Links;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.List;

/** Cards with a link, of Stellar 1.44 (scripts/tags/lib/link.js). */
final class StellarLinks {
    private StellarLinks() {}

    /** The theme's script asks a third-party host for what is missing; here the address stands in its place. */
    static String card(TagCall call, Links links) {
        NamedArguments named = NamedArguments.of(call, List.of("icon", "desc"), List.of("url", "title"));
        String url = named.get("url");
        if (url.isEmpty()) {
            return "";
        }
        String title = Html.escape(named.get("title"));
        String about = Html.escape(named.get("desc"));
        boolean rich = !about.isEmpty();
        String icon = named.get("icon").isEmpty()
                ? ""
                : "<div class=\"lazy img\" data-bg=\"" + named.get("icon") + "\"><img src=\"" + named.get("icon")
                        + "\" alt=\"\"></div>";
        String name = "<span class=\"title\">" + Forms.orElse(title, url) + "</span>";
        String address = "<span class=\"cap link footnote\">" + links.fullUrlFor(url) + "</span>";
        String inner = rich
                ? "<div class=\"top\">" + icon + address + "</div><div class=\"bottom\">" + name
                        + (about.equals("true") ? "" : "<span class=\"cap desc footnote\">" + about + "</span>")
                        + "</div>"
                : "<div class=\"left\">" + name + address + "</div><div class=\"right\">" + icon + "</div>";
        return "<div class=\"tag-plugin link dis-select\"><a class=\"link-card " + (rich ? "rich" : "plain")
                + " card-hover card-hover--spotlight card-hover--tilt\" title=\"" + title + "\" href=\"" + url + "\""
                + (url.contains("://") ? " target=\"_blank\" rel=\"external nofollow noopener noreferrer\"" : "")
                + " cardlink>" + inner + "</a></div>";
    }
}
