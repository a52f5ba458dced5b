package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tags of small plugins; each has its plugin's name and version beside it. */
final class PluginTags {
    private static final List<String> SPOILERS = List.of("blur", "box");

    private final Map<?, ?> details;
    private final Map<?, ?> spoiler;

    private PluginTags(Config config) {
        this.details = config.get("tag_details") instanceof Map<?, ?> map ? map : Map.of();
        this.spoiler = config.get("spoiler") instanceof Map<?, ?> map ? map : Map.of();
    }

    /** The tags of those plugins that {@code package.json} names. */
    static void registerNamed(Registry registry, Config config) {
        PluginTags tags = new PluginTags(config);
        if (config.plugins().has("hexo-pdf")) {
            registry.inline(PluginTags::pdf, "pdf");
        }
        if (config.plugins().has("hexo-tag-kbd")) {
            registry.inline(PluginTags::key, "kbd");
        }
        if (config.plugins().has("hexo-spoiler")) {
            registry.inline(tags::spoiler, "spoiler");
        }
        if (config.plugins().has("hexo-butterfly-tag-plugins-plus")) {
            ButterflyPlusTags.register(registry, config);
        }
    }

    /** All, also where the plugin is not named. */
    static void register(Registry registry, Config config) {
        PluginTags tags = new PluginTags(config);
        ButterflyPlusTags.register(registry, config);
        registry.block(tags::details, "details");
        registry.block(PluginTags::sliding, "sliding_spoiler");
        registry.inline(tags::spoiler, "spoiler");
        registry.inline(PluginTags::fontAwesome, "fa");
        registry.inline(PluginTags::pdf, "pdf");
        registry.inline(PluginTags::card, "githubCard");
        registry.block(PluginTags::source, "plantuml", "echarts", "chart");
        registry.inline(Multimedia::html, "mmedia");
    }

    /** hexo-pdf 1.1.1, reader.ejs. */
    private static String pdf(TagCall call) {
        String address = Forms.orElse(call.argument(0), "");
        String src = Html.escape(address);
        if (address.indexOf(".pdf") > 0) {
            return "\n\n\t<div class=\"row\">\n    <embed src=\"" + src
                    + "\" width=\"100%\" height=\"550\" type=\"application/pdf\">\n\t</div>\n\n\n";
        }
        return address.contains("www.slideshare.net")
                ? "\n\t<iframe src=\"" + src + "\" style=\"width:100%;height:550px\" frameborder=\"0\""
                        + " marginwidth=\"0\" marginheight=\"0\" scrolling=\"no\" allowfullscreen></iframe>\n"
                : "\n\n\t<div class=\"row\">\n\t\t<iframe src=\"" + src
                        + "\" style=\"width:100%; height:550px\"></iframe>\n\t</div>\n\n\n";
    }

    /** hexo-tag-kbd 0.0.1. */
    private static String key(TagCall call) {
        String key = Forms.orElse(call.argument(0), "");
        String sign = switch (key.toLowerCase(Locale.ROOT)) {
            case "enter" -> "↵";
            case "shift" -> "⇧";
            case "command" -> "⌘";
            case "option" -> "⌥";
            default -> "";
        };
        return "<kbd>" + key + sign + "</kbd>";
    }

    /** hexo-tag-details 0.1.3. */
    private String details(TagCall call) {
        List<String> words = call.arguments().stream()
                .filter(word -> !word.equals("mode:open") && !word.equals("mode:close"))
                .toList();
        String mode = call.arguments().stream()
                .filter(word -> word.startsWith("mode:"))
                .findFirst()
                .orElse("");
        boolean open = words.size() < call.arguments().size() ? mode.equals("mode:open") : isTrue(details.get("open"));
        Object name = details.get("className");
        return "<details" + (open ? " open=\"open\"" : "") + (name == null ? "" : " class=\"" + name + "\"")
                + "><summary>" + String.join(" ", words) + "</summary>" + call.rendered(call.body()) + "</details>";
    }

    private static boolean isTrue(@Nullable Object value) {
        return Boolean.TRUE.equals(value) || "true".equals(value);
    }

    /** hexo-sliding-spoiler 1.2. */
    private static String sliding(TagCall call) {
        return "<div class='sliding-spoiler collapsed'>\n    <div class='sliding-spoiler-title'>\n        "
                + call.joined(0) + "\n    </div>\n    <div class='sliding-spoiler-content'>\n        "
                + Forms.orElse(call.rendered(call.body()), "No content to show") + "\n    </div>\n</div>";
    }

    /** hexo-spoiler 1: words before the text are options; the page's script reveals what the plugin's own would. */
    private String spoiler(TagCall call) {
        String style = text(spoiler.get("style"), "blur");
        String colour = text(spoiler.get("color"), "");
        boolean paragraph = isTrue(spoiler.get("p"));
        int at = 0;
        for (; at < call.arguments().size(); at++) {
            String word = call.arguments().get(at);
            String value = word.substring(word.indexOf(':') + 1);
            if (word.startsWith("style:") && SPOILERS.contains(value)) {
                style = value;
            } else if (word.startsWith("color:")) {
                colour = value;
            } else if (word.startsWith("p:")) {
                paragraph = !value.equals("false");
            } else {
                break;
            }
        }
        String html = call.rendered(call.joined(at));
        String content = call.joined(at).contains("\n\n")
                ? html
                : html.replace("<p>", "").replace("</p>", "").strip();
        String element = paragraph ? "p" : "span";
        return "<" + element + " class=\"spoiler\"><span class=\"spoiler-" + style + " \""
                + (colour.isEmpty() ? "" : " style=\"--spoiler:" + colour + "\"") + ">" + content + "</span></"
                + element + ">";
    }

    private static String text(@Nullable Object value, String otherwise) {
        return value == null ? otherwise : value.toString();
    }

    /** hexo-tag-fontawesome 0.0.1. */
    private static String fontAwesome(TagCall call) {
        return "<i class=\"fa "
                + String.join(
                        " ", call.arguments().stream().map(name -> "fa-" + name).toList())
                + "\"></i>";
    }

    /** hexo-github-card 1.0: its script asks GitHub; here the name stands in its place. */
    private static String card(TagCall call) {
        NamedArguments named =
                NamedArguments.of(call, List.of("user", "repo", "width", "height", "theme", "align"), List.of());
        String path = named.get("user") + (named.get("repo").isEmpty() ? "" : "/" + named.get("repo"));
        return "<div style=\"text-align: " + named.get("align", "center")
                + "\"><a class=\"ghcard\" href=\"https://github.com/" + path + "\">" + path + "</a></div>";
    }

    /** What another program or a third-party script would draw, as it is written. */
    private static String source(TagCall call) {
        return "<pre class=\"chartjs-src\">" + Html.escape(call.body()) + "</pre>";
    }
}
