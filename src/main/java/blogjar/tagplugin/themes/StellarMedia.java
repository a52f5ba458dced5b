package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.List;
import java.util.Map;

/**
 * Pictures, sound and films of Stellar 1.44 (scripts/tags/lib). Its pictures wait for a script; here they are pictures,
 * which browsers load when they are seen.
 */
final class StellarMedia {
    /** What tells that a film is written as Stellar has it. */
    static final List<String> VIDEO = List.of("type", "bilibili", "youtube", "ratio", "width", "autoplay");

    private final Config config;

    private StellarMedia(Config config) {
        this.config = config;
    }

    static void register(
            Registry registry, Config config, String image, String gallery, String frame, String audio, String video) {
        StellarMedia tags = new StellarMedia(config);
        registry.inline(StellarMedia::image, image);
        registry.block(tags::gallery, gallery);
        registry.inline(StellarMedia::frame, frame);
        registry.inline(StellarMedia::audio, audio);
        registry.inline(StellarMedia::video, video);
        registry.block(StellarMedia::swiper, "swiper");
    }

    private static String style(String name, String value) {
        return value.isEmpty() ? "" : name + ":" + value + ";";
    }

    private static String image(TagCall call) {
        NamedArguments named = NamedArguments.of(
                call,
                List.of("width", "height", "bg", "download", "padding", "fancybox", "ratio"),
                List.of("src", "alt"));
        String size = style("width", named.get("width")) + style("height", named.get("height"));
        boolean ratio = !named.get("ratio").isEmpty();
        String ground = style("background", named.get("bg"))
                + style("padding", named.get("padding"))
                + (ratio ? style("aspect-ratio", named.get("ratio")) + size : size.isEmpty() ? "" : "width:100%;");
        String alt = Html.escape(named.get("alt"));
        String src = named.get("src");
        String box = named.get("fancybox", "true");
        boolean linked = !box.equals("true") && !box.equals("false");
        String picture = "<img class=\"lazy\" src=\"" + src + "\" data-src=\"" + src + "\" loading=\"lazy\""
                + (alt.isEmpty() ? "" : " alt=\"" + alt + "\"")
                + (box.equals("true") ? " data-fancybox=\"true\"" : "")
                + (size.isEmpty() || ratio ? "" : " style=\"" + size + "\"") + "/>";
        return "<div class=\"tag-plugin image\"><div class=\"image-bg\""
                + (ground.isEmpty() ? "" : " style=\"" + ground + "\"") + ">"
                + (linked ? "<a data-fancybox href=\"" + box + "\">" + picture + "</a>" : picture)
                + download(named, src, alt) + "</div>"
                + (alt.isEmpty()
                        ? ""
                        : "<div class=\"image-meta\"><span class=\"image-caption center\">" + alt + "</span></div>")
                + "</div>";
    }

    private static String download(NamedArguments named, String src, String alt) {
        String href = named.get("download").equals("true") ? src : named.get("download");
        return href.isEmpty()
                ? ""
                : "<a class=\"image-download\" target=\"_blank\"" + (alt.isEmpty() ? "" : " download=\"" + alt + "\"")
                        + " href=\"" + href + "\" aria-label=\"Download\">" + StellarTags.icon("image:download")
                        + "</a>";
    }

    /** One picture a line, as Markdown writes them. */
    private String gallery(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("layout", "size", "ratio"), List.of())
                .or("size", ThemeOption.text(config, "tag_plugins.gallery.size", "mix"))
                .or("ratio", ThemeOption.text(config, "tag_plugins.gallery.ratio", "square"));
        String layout = named.get("layout").equals("flow") ? "flow" : "grid";
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin gallery ")
                .append(layout)
                .append("-box\" ")
                .append(named.attributes("size", "ratio"))
                .append(">");
        for (String line : call.body().split("\n")) {
            int start = line.indexOf("![");
            Map.Entry<String, String> target = markdownTarget(start < 0 ? "" : line.substring(start + 1));
            if (!target.getValue().isEmpty()) {
                out.append("<div class=\"")
                        .append(layout)
                        .append("-cell lazy-box\">")
                        .append(cell(target))
                        .append("</div>");
            }
        }
        return out.append("</div>").toString();
    }

    private static String cell(Map.Entry<String, String> picture) {
        String alt = picture.getKey();
        return "<img class=\"lazy\" data-fancybox=\"gallery\" src=\"" + picture.getValue() + "\" data-src=\""
                + picture.getValue() + "\" loading=\"lazy\"" + (alt.isEmpty() ? "" : " alt=\"" + alt + "\"")
                + "/><div class=\"image-meta\">"
                + (alt.isEmpty() ? "" : "<span class=\"image-caption\">" + alt + "</span>") + "</div>";
    }

    /** Text and address of {@code [text](address)}, the first in a text; an empty address where there is none. */
    static Map.Entry<String, String> markdownTarget(String text) {
        int start = text.indexOf('[');
        int middle = start < 0 ? -1 : text.indexOf("](", start);
        int end = middle < 0 ? -1 : text.indexOf(')', middle);
        return end < 0
                ? Map.entry("", "")
                : Map.entry(text.substring(start + 1, middle), text.substring(middle + 2, end));
    }

    private static String frame(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("focus", "img", "video"), List.of("device", "alt"));
        String image = named.get("img");
        String video = named.get("video");
        if (named.get("device").isEmpty() || image.isEmpty() && video.isEmpty()) {
            return "";
        }
        String alt = Html.escape(named.get("alt"));
        String focus = named.get("focus");
        String start = "<div class=\"frame-wrap\" id=\"" + named.get("device") + "\""
                + (focus.isEmpty() ? "" : "focus=\"" + focus + "\"") + ">";
        return video.isEmpty()
                ? "<div class=\"tag-plugin img-wrap\">" + start + "<img class=\"img\" src=\"" + image + "\""
                        + (alt.isEmpty() ? "" : " alt=\"" + alt + "\"") + "/><div class=\"frame\"></div></div>"
                        + (alt.isEmpty() ? "" : "<span class=\"image-caption\">" + alt + "</span>") + "</div>"
                : "<div class=\"tag-plugin video-wrap\">" + start + "<video"
                        + (image.isEmpty() ? "" : " poster=\"" + image + "\"")
                        + " playsinline=\"\" muted=\"\" loop=\"\" autoplay=\"\" preload=\"metadata\"><source src=\""
                        + video + "\" type=\"video/mp4\"></video><div class=\"frame\"></div></div></div>";
    }

    private static String audio(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("type", "netease", "autoplay"), List.of("src"));
        String song = named.get("netease");
        return song.isEmpty()
                ? "\n  <div class=\"tag-plugin audio\">\n  <audio controls preload>\n  <source src=\""
                        + named.get("src")
                        + "\" type=\"" + named.get("type", "audio/mp3")
                        + "\">Your browser does not support the audio tag.\n  </audio>\n  </div>\n  "
                : "\n    <div class=\"tag-plugin audio\">\n    <iframe src=\"//music.163.com/outchain/player?type="
                        + named.get("type", "2") + "&id=" + song + "&auto="
                        + (named.get("autoplay").equals("true") ? "1" : "0")
                        + "&height=32\" frameborder=\"no\" border=\"0\" marginwidth=\"0\" marginheight=\"0\""
                        + " width=288px height=52>\n    </iframe>\n    </div>\n    ";
    }

    private static String video(TagCall call) {
        NamedArguments named = NamedArguments.of(call, VIDEO, List.of("src"));
        String width = "max-width:" + named.get("width", "100%") + ";\">\n";
        String shape = "<div class=\"tag-plugin video-player\" style=\"aspect-ratio:"
                + named.get("ratio", "1.7777777777777777") + ";" + width;
        if (!named.get("bilibili").isEmpty()) {
            return shape + "    <iframe src=\"https://player.bilibili.com/player.html?bvid=" + named.get("bilibili")
                    + "&autoplay=" + named.get("autoplay", "false")
                    + "\" scrolling=\"no\" border=\"0\" frameborder=\"no\" framespacing=\"0\" allowfullscreen=\"true\">"
                    + "\n    </iframe>\n    </div>\n    ";
        }
        if (!named.get("youtube").isEmpty()) {
            boolean plays = List.of("true", "1").contains(named.get("autoplay"));
            return shape + "    <iframe style=\"border:none\" src=\"https://www.youtube.com/embed/"
                    + named.get("youtube") + "?rel=0&disablekb=1&playsinline=1&autoplay=" + (plays ? "1&mute=1" : "0")
                    + "\" picture-in-picture=\"true\" allowfullscreen=\"true\" >\n    </iframe>\n    </div>\n    ";
        }
        return "<div class=\"tag-plugin video-player\" style=\"" + width
                + "  <video controls preload playsinline webkit-playsinline>\n  <source src=\"" + named.get("src")
                + "\" type=\"" + named.get("type", "video/mp4")
                + "\">Your browser does not support the video tag.\n  </video>\n  </div>\n  ";
    }

    private static String swiper(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("width", "effect"), List.of());
        StringBuilder slides = new StringBuilder();
        for (String picture : ImageRows.pictures(call.rendered(call.body()), false)) {
            slides.append("<div class=\"swiper-slide\"><img no-lazy")
                    .append(picture.substring("<img".length()))
                    .append("</div>");
        }
        return "<div class=\"tag-plugin swiper fancybox\" id=\"swiper-api\" " + named.attributes("width", "effect")
                + "><div class=\"swiper-wrapper\">" + slides + "</div><div class=\"swiper-pagination\"></div>"
                + "<div class=\"swiper-button-prev blur\"></div><div class=\"swiper-button-next blur\"></div></div>";
    }
}
