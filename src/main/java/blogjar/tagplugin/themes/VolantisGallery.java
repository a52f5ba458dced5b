package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.List;

/** Galleries of Volantis 6.8 (scripts/tags/gallery.js, swiper.js). */
final class VolantisGallery {
    private VolantisGallery() {}

    static void register(Registry registry) {
        registry.add(
                true,
                call -> VolantisTags.isParted(call) && !call.joined(0).startsWith("url,"),
                VolantisGallery::gallery,
                "gallery");
        registry.block(VolantisGallery::swiper, "swiper");
    }

    private static String gallery(TagCall call) {
        Words words = VolantisTags.words(call);
        int columns = Forms.whole(words.raw(1));
        String group = Forms.orElse(words.raw(2), "default").strip();
        return "<div galleryFlag itemscope itemtype=\"http://schema.org/ImageGallery\" class=\"gallery " + words.raw(0)
                + "\"" + (columns > 0 ? " col='" + columns + "'" : "") + " data-group='" + group + "'>"
                + framed(
                        withoutParagraph(
                                Forms.oneLine(call.rendered(call.body())).strip()),
                        group) + "</div>";
    }

    private static String withoutParagraph(String html) {
        return html.startsWith("<p>") && html.endsWith("</p>") && html.length() >= "<p></p>".length()
                ? html.substring("<p>".length(), html.length() - "</p>".length())
                : html;
    }

    /** Each picture within a link to itself, and with its caption. */
    private static String framed(String html, String group) {
        String caption = html.contains("image-caption") ? "image" : "";
        StringBuilder out = new StringBuilder();
        int done = 0;
        int last = html.lastIndexOf('>');
        for (int at = html.indexOf("<img"); at >= 0 && at < last; at = html.indexOf("<img", done)) {
            int end = html.indexOf('>', at) + 1;
            out.append(html, done, at).append(frame(html.substring(at, end), group, caption));
            done = end;
        }
        return out.append(html, done, html.length()).toString();
    }

    private static String frame(String image, String group, String caption) {
        String alt = attribute(image, "alt");
        String shown = Forms.orElse(caption, alt);
        return "<div class='fancybox'><a class='fancybox' pjax-fancybox itemscope"
                + " itemtype=\"http://schema.org/ImageObject\" itemprop=\"url\" href='" + attribute(image, "src")
                + "' data-fancybox='" + group + "' data-caption='" + alt + "'><img fancybox itemprop=\"contentUrl\""
                + image.substring("<img".length()) + "</a>"
                + (shown.isEmpty() || shown.equals("image")
                        ? "<span></span>"
                        : "<span class='image-caption'>" + shown + "</span>")
                + "</div>";
    }

    private static String attribute(String element, String name) {
        int at = element.indexOf(" " + name + "=") + name.length() + 2;
        if (at < name.length() + 2 || at >= element.length() || "\"'".indexOf(element.charAt(at)) < 0) {
            return "";
        }
        int end = element.indexOf(element.charAt(at), at + 1);
        return end < 0 ? "" : element.substring(at + 1, end);
    }

    private static String swiper(TagCall call) {
        NamedArguments arguments = NamedArguments.of(call, List.of("width", "effect"), List.of());
        String html = Forms.oneLine(call.rendered(call.body()));
        StringBuilder slides = new StringBuilder();
        for (String picture : ImageRows.pictures(html, false)) {
            slides.append("<div class=\"swiper-slide\"><img no-lazy")
                    .append(picture.substring("<img".length()))
                    .append("</div>");
        }
        return "<div class=\"tag-plugin swiper-container\""
                + (arguments.get("width").isEmpty() ? "" : " " + arguments.attributes("width", "effect"))
                + "><div class=\"swiper-wrapper\">" + slides + "</div><div class=\"swiper-pagination\"></div>"
                + "<div class=\"swiper-button-prev blur\"></div><div class=\"swiper-button-next blur\"></div></div>";
    }
}
