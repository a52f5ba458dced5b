package blogjar.server.policy;

import java.util.Locale;
import java.util.Map;

/** What an address is for, as the ending of its name tells. */
final class Kinds {
    private static final Map<String, String> BY_ENDING = Map.ofEntries(
            Map.entry("js", Needs.SCRIPT),
            Map.entry("mjs", Needs.SCRIPT),
            Map.entry("css", Needs.STYLE),
            Map.entry("png", Needs.IMAGE),
            Map.entry("jpg", Needs.IMAGE),
            Map.entry("jpeg", Needs.IMAGE),
            Map.entry("gif", Needs.IMAGE),
            Map.entry("webp", Needs.IMAGE),
            Map.entry("avif", Needs.IMAGE),
            Map.entry("svg", Needs.IMAGE),
            Map.entry("ico", Needs.IMAGE),
            Map.entry("cur", Needs.IMAGE),
            Map.entry("woff", Needs.FONT),
            Map.entry("woff2", Needs.FONT),
            Map.entry("ttf", Needs.FONT),
            Map.entry("otf", Needs.FONT),
            Map.entry("eot", Needs.FONT),
            Map.entry("mp3", Needs.MEDIA),
            Map.entry("m4a", Needs.MEDIA),
            Map.entry("mp4", Needs.MEDIA),
            Map.entry("webm", Needs.MEDIA),
            Map.entry("ogg", Needs.MEDIA),
            Map.entry("wav", Needs.MEDIA),
            Map.entry("flac", Needs.MEDIA),
            Map.entry("m3u8", Needs.MEDIA));

    private Kinds() {}

    /** A directive; empty where the ending says nothing. */
    static String of(String address) {
        int end = address.length();
        for (char mark : new char[] {'?', '#'}) {
            int at = address.indexOf(mark);
            end = at >= 0 && at < end ? at : end;
        }
        String path = address.substring(0, end);
        String name = path.substring(path.lastIndexOf('/') + 1);
        return BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "");
    }
}
