package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.HashMap;
import java.util.Map;

/**
 * hexo-tag-mmedia 1: the kind first, then {@code key:value} or {@code key=value}. Its players are the browser's own here,
 * or the frame of the site that the author names.
 */
final class Multimedia {
    private Multimedia() {}

    static String html(TagCall call) {
        Map<String, String> values = new HashMap<>();
        for (String argument : call.arguments()) {
            int colon = argument.indexOf(':');
            int equals = argument.indexOf('=');
            int cut = colon < 0 || equals >= 0 && equals < colon ? equals : colon;
            if (cut > 0) {
                values.put(argument.substring(0, cut), Html.escape(argument.substring(cut + 1)));
            }
        }
        String kind = Forms.orElse(call.argument(0), "");
        String address = Forms.orElse(values.get("src"), values.getOrDefault("url", ""));
        return switch (kind) {
            case "audio" ->
                "<div class=\"audio\"><audio controls preload=\"none\" src=\"" + address + "\"></audio></div>";
            case "aplayer" ->
                "<figure class=\"aplayer\"><figcaption>" + caption(values)
                        + "</figcaption><audio controls preload=\"none\" src=\"" + address + "\"></audio></figure>";
            case "video", "dplayer", "artplayer" ->
                "<div class=\"video\"><video controls preload=\"none\" src=\"" + address + "\""
                        + (values.containsKey("poster") ? " poster=\"" + values.get("poster") + "\"" : "")
                        + "></video></div>";
            case "bilibili" ->
                "<div class=\"bili_video\"><iframe src=\"https://player.bilibili.com/player.html?bvid="
                        + values.getOrDefault("bvid", "") + "&page=" + values.getOrDefault("page", "1")
                        + "\" width=\"100%\" height=\"400\" allowfullscreen loading=\"lazy\"></iframe></div>";
            case "xigua" ->
                "<div class=\"bili_video\"><iframe src=\"https://www.ixigua.com/iframe/"
                        + values.getOrDefault("xid", "")
                        + "\" width=\"100%\" height=\"400\" allowfullscreen loading=\"lazy\"></iframe></div>";
            default ->
                "<p class=\"meting\">" + Html.escape(kind) + " " + values.getOrDefault("server", "") + " "
                        + Forms.orElse(values.get("auto"), values.getOrDefault("id", "")) + "</p>";
        };
    }

    private static String caption(Map<String, String> values) {
        String name = values.getOrDefault("name", "");
        String artist = values.getOrDefault("artist", "");
        return name.isEmpty() || artist.isEmpty() ? name + artist : name + " – " + artist;
    }
}
