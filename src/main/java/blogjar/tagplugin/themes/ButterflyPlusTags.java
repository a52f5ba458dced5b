package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.tagplugin.TagCall;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The tags of hexo-butterfly-tag-plugins-plus 1.0.18, which AnZhiYu has as well, as far as they are not those of Volantis,
 * from which it has most.
 */
final class ButterflyPlusTags {
    private static final Pattern PARTS = Pattern.compile(", ", Pattern.LITERAL);

    private final Links links;

    private ButterflyPlusTags(Links links) {
        this.links = links;
    }

    static void register(Registry registry, Config config) {
        ButterflyPlusTags tags = new ButterflyPlusTags(config.links());
        registry.add(
                true, call -> !Forms.hasKey(call, "color", "child", "open"), ButterflyPlusTags::folding, "folding");
        registry.inline(ButterflyPlusTags::site, "site");
        registry.block(ButterflyPlusTags::sites, "sitegroup");
        registry.inline(ButterflyPlusTags::note, "nota");
        registry.inline(ButterflyPlusTags::bubble, "bubble");
        registry.inline(ButterflyPlusTags::referTo, "referto");
        registry.inline(tags::referFrom, "referfrom");
        registry.block(ButterflyPlusTags::poem, "poem");
        registry.inline(ButterflyPlusTags::progress, "progress");
        registry.add(true, call -> !Forms.hasKey(call, "text"), ButterflyPlusTags::tip, "tip");
        registry.block(ButterflyPlusTags::carousel, "carousel");
        registry.inline(ButterflyPlusTags::badge, "bdage");
    }

    /** AnZhiYu's link has a name of the site in it. */
    static void registerOfAnZhiYu(Registry registry, Config config) {
        registry.inline(new ButterflyPlusTags(config.links())::link, "link");
    }

    private static String folding(TagCall call) {
        Words words = Words.of(call, ",");
        String style = words.size() > 1 ? words.get(0) : "";
        return "<details class=\"folding-tag\" " + style + "><summary> " + words.get(words.size() > 1 ? 1 : 0)
                + " </summary>\n              <div class='content'>\n              "
                + Forms.oneLine(call.rendered(call.body()))
                + "\n              </div>\n            </details>";
    }

    private static String value(List<String> parts, String name) {
        String value = "";
        for (String part : parts.subList(1, parts.size())) {
            if (part.contains(name + "=")) {
                value = part.strip().substring(Math.min(part.strip().length(), name.length() + 1));
            }
        }
        return value;
    }

    private static String site(TagCall call) {
        List<String> parts = List.of(PARTS.split(call.joined(0), -1));
        String avatar = value(parts, "avatar");
        String description = value(parts, "description");
        String picture = value(parts, "screenshot");
        return "<a class=\"site-card\" href=\"" + value(parts, "url") + "\"><div class=\"img\">"
                + (picture.isEmpty() ? "" : "<img src=\"" + picture + "\"/>") + "</div><div class=\"info\">"
                + (avatar.isEmpty() ? "" : "<img src=\"" + avatar + "\"/>") + "<span class=\"title\">"
                + parts.get(0).strip() + "</span>"
                + (description.isEmpty() ? "" : "<span class=\"desc\">" + description + "</span>") + "</div></a>";
    }

    private static String sites(TagCall call) {
        String title = String.join(",", call.arguments());
        return "<div class=\"site-card-group\">" + (title.isEmpty() ? "" : "<p class='p h2'>" + title + "</p>")
                + call.body() + "</div>";
    }

    private static String note(TagCall call) {
        Words words = Words.of(call, ",");
        return "<span class='nota' data-nota='" + words.get(1) + "'>" + words.get(0) + "</span>";
    }

    private static String bubble(TagCall call) {
        Words words = Words.of(call, ",");
        return "<span class=\"bubble-content\">" + words.raw(0) + "</span><span class=\"bubble-notation\">"
                + "<span class=\"bubble-item\" style=\"background-color:" + Forms.orElse(words.raw(2), "#71a4e3")
                + ";\">" + words.raw(1) + "</span></span>";
    }

    private static String referTo(TagCall call) {
        Words words = Words.of(call, ",");
        String id = words.raw(0);
        return "<span class=\"hidden-anchor\" id=\"referto_" + id + "\"></span><sup class=\"reference\">"
                + "<a href=\"#referfrom_" + id + "\">" + id + "</a></sup><span class=\"reference-bubble\">"
                + "<span class=\"reference-item\"><span class=\"reference-literature\">" + words.raw(1)
                + "</span><span class=\"reference-title\">参考资料</span></span></span>";
    }

    private String referFrom(TagCall call) {
        Words words = Words.of(call, ",");
        String id = words.raw(0);
        String href = words.raw(2).isEmpty() ? "" : " href=\"" + links.urlFor(words.raw(2)) + "\"";
        return "<div class=\"reference-source\"><span class=\"hidden-anchor\" id=\"referfrom_" + id + "\"></span>"
                + "<a class=\"reference-anchor\" href=\"#referto_" + id + "\">" + id
                + "<div class=\"reference-anchor-up fa-solid fa-angles-up\"></div></a><a class=\"reference-link\""
                + href
                + ">" + words.raw(1) + "</a></div>";
    }

    private static String poem(TagCall call) {
        Words words = Words.of(call, ",");
        return "<div class='poem'><div class='poem-title'>" + words.raw(0) + "</div><div class='poem-author'>"
                + words.raw(1) + "</div>" + call.rendered(call.body()) + "</div>";
    }

    private static String progress(TagCall call) {
        Words words = new Words(List.of(String.join(",", call.arguments()).split(",", -1)));
        return words.size() < 2
                ? ""
                : "<div class=\"progress\"><div class=\"progress-bar-animated progress-bar progress-bar-striped bg-"
                        + words.get(1) + "\"  style=\"width: " + words.get(0) + "%\" aria-valuenow=\"" + words.get(0)
                        + "\" aria-valuemin=\"0\" aria-valuemax=\"100\">"
                        + Forms.oneLine(call.rendered(words.get(2))) + "</div></div>";
    }

    private static String tip(TagCall call) {
        return "<div class=\"tip " + call.joined(0) + "\">" + call.rendered(call.body()) + "</div>";
    }

    /** Pictures that the plugin's script would turn; here they stand side by side. */
    private static String carousel(TagCall call) {
        Words words = Words.of(call, ",");
        String pictures = String.join("", ImageRows.pictures(call.rendered(call.body()), false));
        return "<div id='" + words.raw(0) + "' class='carousel'><div class=\"spin-container\">" + pictures + "<p>"
                + Forms.orElse(words.raw(1), "carousel") + "</p></div></div>";
    }

    /** A badge, which another host would draw. */
    private static String badge(TagCall call) {
        String[] groups = call.joined(0).split("\\|\\|", -1);
        String[] text = groups[0].split(",", -1);
        String[] more = groups.length > 1 ? groups[1].split(",", -1) : new String[0];
        String href = more.length > 1 && !more[1].isBlank() ? " href=\"" + more[1].strip() + "\"" : "";
        return "<a class=\"ghbdage\"" + href + "><span>" + (text.length > 1 ? text[1].strip() : "") + "</span><span>"
                + text[0].strip() + "</span></a>";
    }

    private String link(TagCall call) {
        Words words = Words.of(call, ",");
        String picture = words.get(3);
        boolean inside = picture.equals("true");
        return "<div calss='anzhiyu-tag-link'><a class=\"tag-Link\" target=\"_blank\" href=\""
                + links.urlFor(words.get(2)) + "\">\n    <div class=\"tag-link-tips\">"
                + (inside ? "站内地址" : "引用站外地址")
                + "</div>\n    <div class=\"tag-link-bottom\">\n        <div class=\"tag-link-left\" style=\""
                + (picture.isEmpty() ? "" : "background-image: url(" + (inside ? "/img/512.png" : picture) + ")")
                + "\">\n          <i class=\"anzhiyufont anzhiyu-icon-link\" style=\""
                + (picture.isEmpty() ? "" : "display: none")
                + "\"></i>\n        </div>\n        <div class=\"tag-link-right\">\n            "
                + "<div class=\"tag-link-title\">" + words.raw(0)
                + "</div>\n            <div class=\"tag-link-sitename\">" + words.raw(1)
                + "</div>\n        </div>\n        <i class=\"anzhiyufont anzhiyu-icon-angle-right\"></i>\n    </div>\n"
                + "    </a></div>";
    }
}
