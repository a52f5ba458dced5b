package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.diagnostic.ProblemException;
import blogjar.tagplugin.TagCall;
import blogjar.tagplugin.nunjucks.TemplateException;
import blogjar.text.Html;
import blogjar.yaml.Yaml;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Galleries, friends and charts of Butterfly 5 (scripts/tag/gallery.js, flink.js, chartjs.js). */
final class ButterflyLists {
    private final Links links;

    private ButterflyLists(Links links) {
        this.links = links;
    }

    static void register(Registry registry, Config config) {
        ButterflyLists tags = new ButterflyLists(config.links());
        registry.add(
                true,
                call -> !Forms.hasColons(call) && !Forms.hasKey(call, "layout", "size", "ratio"),
                tags::gallery,
                "gallery");
        registry.inline(tags::galleryGroup, "galleryGroup");
        registry.block(ButterflyLists::friends, "flink");
        registry.block(ButterflyLists::chart, "chartjs");
    }

    /** The theme writes a list in JSON, which its script makes pictures of; here the pictures stand in it at once. */
    private String gallery(TagCall call) {
        Words words = Words.of(call, ",");
        boolean file = words.get(0).equals("url");
        String shown = file
                ? "<a href=\"" + links.urlFor(words.get(1)) + "\">" + words.get(1) + "</a>"
                : String.join("", ImageRows.pictures(call.rendered(call.body()), false));
        return "<div class=\"gallery-container\" data-type=\"" + (file ? "url" : "data")
                + "\"><div class=\"gallery-items\">" + shown + "</div></div>";
    }

    private String galleryGroup(TagCall call) {
        Words words = new Words(call.arguments());
        return "<figure class=\"gallery-group\">\n    <img class=\"gallery-group-img no-lightbox\" src='"
                + links.urlFor(words.get(3)) + "' alt=\"Group Image Gallery\">\n    <figcaption>\n"
                + "      <div class=\"gallery-group-name\">" + words.get(0) + "</div>\n      <p>" + words.get(1)
                + "</p>\n      <a href='" + links.urlFor(words.get(2)) + "'></a>\n    </figcaption>\n  </figure>";
    }

    private static String friends(TagCall call) {
        StringBuilder out = new StringBuilder("<div class=\"flink\">");
        if (!(list(call.body()) instanceof List<?> groups)) {
            throw new TemplateException("flink has no list of links", "write the links as Butterfly has them, in YAML");
        }
        for (Object group : groups) {
            out.append(element("flink-name", text(group, "class_name")))
                    .append(element("flink-desc", text(group, "class_desc")))
                    .append("<div class=\"flink-list\">");
            if (group instanceof Map<?, ?> map && map.get("link_list") instanceof List<?> friends) {
                friends.forEach(friend -> friend(friend, out));
            }
            out.append("</div>");
        }
        return out.append("</div>").toString();
    }

    private static @Nullable Object list(String yaml) {
        try {
            return Yaml.parse("flink", yaml, 1).value();
        } catch (ProblemException broken) {
            throw new TemplateException(
                    "flink's links are not YAML: " + broken.getMessage(), "correct the list of links");
        }
    }

    private static String element(String name, String text) {
        return text.isEmpty() ? "" : "<div class=\"" + name + "\">" + text + "</div>";
    }

    private static String text(@Nullable Object map, String key) {
        Object value = map instanceof Map<?, ?> values ? values.get(key) : null;
        return value == null ? "" : Html.escape(value.toString());
    }

    private static void friend(@Nullable Object friend, StringBuilder out) {
        String name = text(friend, "name");
        String words = text(friend, "descr");
        out.append("\n      <div class=\"flink-list-item\">\n        <a href=\"")
                .append(text(friend, "link"))
                .append("\" title=\"")
                .append(name)
                .append("\" target=\"_blank\">\n          <div class=\"flink-item-icon\">\n")
                .append("            <img class=\"no-lightbox\" src=\"")
                .append(text(friend, "avatar"))
                .append("\" alt=\"")
                .append(name)
                .append("\" />\n          </div>\n          <div class=\"flink-item-name\">")
                .append(name)
                .append("</div>\n          <div class=\"flink-item-desc\" title=\"")
                .append(words)
                .append("\">")
                .append(words)
                .append("</div>\n        </a>\n      </div>");
    }

    /** A chart's settings, which are shown as they are written, and what is said about it. */
    private static String chart(TagCall call) {
        List<CommentBlocks.Part> charts = CommentBlocks.between(call.body(), "chart", "endchart");
        List<CommentBlocks.Part> words = CommentBlocks.between(call.body(), "desc", "enddesc");
        String source = charts.isEmpty() ? "" : charts.get(0).body();
        String said = words.isEmpty()
                ? ""
                : "<div class=\"chartjs-desc\">"
                        + call.rendered(words.get(0).body()).strip() + "</div>";
        return "<div class=\"chartjs-container\"><pre class=\"chartjs-src\">" + Html.escape(source) + "</pre>" + said
                + "</div>";
    }
}
