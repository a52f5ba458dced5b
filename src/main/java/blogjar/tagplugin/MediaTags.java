package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.text.Addresses;
import blogjar.text.Html;
import blogjar.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sound and films: the tags of hexo-tag-aplayer 3.0.4, hexo-tag-dplayer 0.3.3 and hexo-tag-bilibili 0.3.1. Players that
 * those plugins draw by script are the browser's own here; nothing is loaded before it is played.
 */
final class MediaTags {
    static final Set<String> BLOCKS = Set.of("aplayerlrc", "aplayerlist");
    static final Set<String> NAMES = Set.of("aplayer", "aplayerlrc", "aplayerlist", "meting", "dplayer", "bilibili");

    private final Links links;
    private final SiteLookup site;
    private final Map<?, ?> bilibili;

    MediaTags(Config config, SiteLookup site) {
        this.links = config.links();
        this.site = site;
        this.bilibili = config.get("bilibili") instanceof Map<?, ?> map ? map : Map.of();
    }

    /** @param call of one of {@link #NAMES} */
    String call(TagCall call) {
        return switch (call.name()) {
            case "aplayer" -> song(call, "");
            case "aplayerlrc" -> song(call, lyrics(call.body()));
            case "aplayerlist" -> songs(call);
            case "meting" -> meting(call);
            case "dplayer" -> film(call);
            case "bilibili" -> bilibili(call);
            default -> throw new IllegalArgumentException(call.name());
        };
    }

    private String song(TagCall call, String lyrics) {
        return song(call, call.argument(0, ""), call.argument(1, ""), call.argument(2, ""), lyrics);
    }

    private String song(TagCall call, String title, String author, String url, String lyrics) {
        String caption = author.isEmpty() || title.isEmpty() ? title + author : title + " – " + author;
        String player = new HtmlElement("audio")
                .bare("controls")
                .with("preload", "none")
                .with("src", address(call, url))
                .html("");
        return "<figure class=\"aplayer\"><figcaption>" + Html.escape(caption) + "</figcaption>" + player + lyrics
                + "</figure>";
    }

    /** Lyrics without the times before the lines. */
    private static String lyrics(String lrc) {
        StringBuilder lines = new StringBuilder();
        for (String line : lrc.split("\n")) {
            int start = 0;
            while (line.startsWith("[", start) && line.indexOf(']', start) > 0) {
                start = line.indexOf(']', start) + 1;
            }
            String words = line.substring(start).strip();
            if (!words.isEmpty()) {
                lines.append(lines.isEmpty() ? "" : "<br>").append(Html.escape(words));
            }
        }
        return lines.isEmpty() ? "" : "<p>" + lines + "</p>";
    }

    /** The songs of a list in JSON; what is none is shown as it is written. */
    private String songs(TagCall call) {
        Object music;
        try {
            music = Json.parse(call.body()) instanceof Map<?, ?> list ? list.get("music") : null;
        } catch (Json.SyntaxException e) {
            return "<pre>" + Html.escape(call.body()) + "</pre>";
        }
        List<?> entries = music instanceof List<?> many ? many : music instanceof Map ? List.of(music) : List.of();
        StringBuilder out = new StringBuilder();
        for (Object entry : entries) {
            if (entry instanceof Map<?, ?> song) {
                out.append(song(call, text(song, "title"), text(song, "author"), text(song, "url"), ""));
            }
        }
        return out.toString();
    }

    private static String text(Map<?, ?> values, String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }

    /** A link to what the music service has; words alone where the service has no address that is known. */
    private static String meting(TagCall call) {
        String id = call.argument(0, "");
        String server = call.argument(1, "");
        String type = call.argument(2, "");
        String words = Html.escape(server + " " + type + " " + id);
        String place = place(server, type);
        String shown = place.isEmpty()
                ? words
                : new HtmlElement("a").with("href", place + id).html(words);
        return "<p class=\"meting\">" + shown + "</p>";
    }

    private static String place(String server, String type) {
        return switch (server + " " + type) {
            case "netease song", "netease playlist", "netease album", "netease artist" ->
                "https://music.163.com/#/" + type + "?id=";
            case "tencent song", "tencent album" -> "https://y.qq.com/n/ryqq/" + type + "Detail/";
            case "tencent playlist" -> "https://y.qq.com/n/ryqq/playlist/";
            case "tencent artist" -> "https://y.qq.com/n/ryqq/singer/";
            default -> "";
        };
    }

    private String film(TagCall call) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String argument : call.arguments()) {
            int equals = argument.indexOf('=');
            options.put(
                    equals < 0 ? argument : argument.substring(0, equals),
                    equals < 0 ? "true" : argument.substring(equals + 1));
        }
        String url = options.getOrDefault("url", "");
        if (url.isEmpty()) {
            return "<p>no url specified</p>";
        }
        HtmlElement video = new HtmlElement("video")
                .with("class", "dplayer")
                .bare("controls")
                .with("preload", "none")
                .with("src", address(call, url));
        String picture = options.getOrDefault("pic", "");
        if (!picture.isEmpty()) {
            video.withRaw("poster", Addresses.encode(address(call, picture)));
        }
        return video.html("");
    }

    /** As the plugin writes it; an id that begins with BV, which it can't read, goes to the player as it is. */
    private String bilibili(TagCall call) {
        String id = call.argument(0, "");
        String page = call.argument(1, "1");
        String video = id.startsWith("BV") ? "bvid=" : "aid=";
        return "<div class=\"bili_video\"><iframe src=\"https://player.bilibili.com/player.html?" + video
                + Html.escape(id) + "&page=" + Html.escape(page)
                + "\" scrolling=\"no\" border=\"0\" frameborder=\"no\" framespacing=\"0\" width=\""
                + size("height", "544") + "\" height=\"" + size("width", "452")
                + "\" allowfullscreen=\"true\"> </iframe></div>";
    }

    /** The plugin takes one setting for the other. */
    private String size(String key, String otherwise) {
        String size = text(bilibili, key);
        return size.isEmpty() ? otherwise : Html.escape(size);
    }

    private String address(TagCall call, String url) {
        return site.assetPath(call.article(), url).map(links::urlFor).orElse(url);
    }
}
