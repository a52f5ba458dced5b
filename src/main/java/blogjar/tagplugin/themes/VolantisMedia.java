package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.List;
import java.util.regex.Pattern;

/** Pictures, sound and films of Volantis 6.8 (scripts/tags/image.js, frame.js, audio.js, video.js). */
final class VolantisMedia {
    private static final Pattern BAR = Pattern.compile(" | ", Pattern.LITERAL);

    private VolantisMedia() {}

    static void register(Registry registry) {
        registry.inline(VolantisMedia::image, "image");
        registry.inline(VolantisMedia::inlineImage, "inlineimage");
        registry.add(false, call -> !Forms.hasKey(call, "img", "video"), VolantisMedia::frame, "frame");
        registry.add(false, call -> !Forms.hasKey(call, "netease", "type"), VolantisMedia::audio, "audio");
        registry.add(false, call -> !Forms.hasKey(call, StellarMedia.VIDEO), VolantisMedia::video, "video");
        registry.block(VolantisMedia::videos, "videos");
    }

    /** The value behind {@code name=} in the last part that has it, cut where the name would end; empty where none has. */
    private static String value(Words words, int from, String name) {
        String value = "";
        for (int i = from; i < words.size(); i++) {
            String part = words.get(i);
            if (part.contains(name + "=")) {
                value = part.substring(Math.min(part.length(), name.length() + 1));
            }
        }
        return value;
    }

    private static String image(TagCall call) {
        Words words = VolantisTags.words(call);
        String alt = value(words, 1, "alt");
        String background = value(words, 1, "bg");
        String style = size(words, "width") + size(words, "height");
        return "<div class=\"img-wrap\"><div class=\"img-bg\""
                + (background.isEmpty() ? "" : " style=\"background:" + background + "\"")
                + "><img class=\"img\" src=\""
                + words.get(0) + "\" alt=\"" + Forms.orElse(alt, "image") + "\""
                + (style.isEmpty() ? "" : " style=\"" + style + "\"") + "/></div>" + caption(alt) + "</div>";
    }

    private static String size(Words words, String name) {
        String value = value(words, 1, name);
        return value.isEmpty() ? "" : name + ":" + value + ";";
    }

    private static String caption(String text) {
        return text.isEmpty() ? "" : "<span class=\"image-caption\">" + text + "</span>";
    }

    private static String inlineImage(TagCall call) {
        Words words = VolantisTags.words(call);
        return "<img no-lazy class=\"inline\" src=\"" + words.get(0) + "\" style=\""
                + Forms.orElse(size(words, "height"), "height:1.5em") + "\"/>";
    }

    private static String frame(TagCall call) {
        Words words = Forms.hasColons(call) ? Words.of(call, "::") : new Words(List.of(BAR.split(call.joined(0), -1)));
        String device = words.get(0);
        String image = value(words, 0, "img");
        String video = value(words, 0, "video");
        String part = value(words, 0, "part");
        String alt = value(words, 0, "alt");
        if (device.isEmpty() || image.isEmpty() && video.isEmpty()) {
            return "";
        }
        String frame = "<div class=\"frame-wrap\" id=\"" + device + "\""
                + (part.isEmpty() ? "" : "part=\"" + part + "\"") + ">";
        if (video.isEmpty()) {
            return "<div class=\"img-wrap\">" + frame + "<img class=\"img\" src=\"" + image + "\""
                    + (alt.isEmpty() ? "" : " alt=\"" + alt + "\"") + "/><div class=\"frame\"></div></div>"
                    + caption(alt)
                    + "</div>";
        }
        return "<div class=\"video-wrap\">" + frame + "<video" + (image.isEmpty() ? "" : " poster=\"" + image + "\"")
                + " playsinline=\"\" muted=\"\" loop=\"\" autoplay=\"\" preload=\"metadata\"><source src=\"" + video
                + "\" type=\"video/mp4\"></video><div class=\"frame\"></div></div></div>";
    }

    private static String audio(TagCall call) {
        return "<div class=\"audio\"><audio controls preload><source src='" + source(call)
                + "' type='audio/mp3'>Your browser does not support the audio tag.</audio></div>";
    }

    private static String source(TagCall call) {
        return Forms.orElse(call.argument(0), "").strip();
    }

    private static String video(TagCall call) {
        return "<div class=\"video\"><video controls preload><source src='" + source(call)
                + "' type='video/mp4'>Your browser does not support the video tag.</video></div>";
    }

    private static String videos(TagCall call) {
        Words words = VolantisTags.words(call);
        int columns = Forms.whole(words.raw(1));
        return "<div class=\"videos" + (words.raw(0).isEmpty() ? "" : " " + words.raw(0)) + "\""
                + (columns > 0 ? " col='" + columns + "'" : "") + ">" + call.body() + "</div>";
    }
}
