package blogjar.config.themes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where else an author is, in the words of the themes: {@code GitHub: https://… || fab fa-github},
 * {@code fab fa-github: https://… || Github}, lists of {@code {class, link, tip}} or {@code {icon, url}}, and
 * {@code GitHub: {icon, url}}.
 */
final class Social {
    private static final List<String> ADDRESSES = List.of("link", "url", "href");
    private static final List<String> NAMES = List.of("name", "title", "tip", "text");
    private static final Pattern ICON_PART =
            Pattern.compile("fa-solid|fa-brands|fa-regular|fa[bsrl]?|iconfont|icon|fill|line|square|alt|o|fw");

    /** Part of an address to the name that readers know. */
    private static final Map<String, String> PLACES = places();

    private Social() {}

    private static Map<String, String> places() {
        Map<String, String> places = new LinkedHashMap<>();
        for (String pair : ("mailto:=E-mail github.com=GitHub gitee.com=Gitee gitlab.com=GitLab weibo.com=Weibo"
                        + " zhihu.com=Zhihu bilibili.com=Bilibili twitter.com=Twitter //x.com=X t.me=Telegram"
                        + " facebook.com=Facebook instagram.com=Instagram youtube.com=YouTube linkedin.com=LinkedIn"
                        + " stackoverflow.com=StackOverflow douban.com=Douban juejin=Juejin csdn.net=CSDN"
                        + " cnblogs.com=cnblogs music.163.com=NetEase steamcommunity.com=Steam qq.com=QQ"
                        + " mastodon=Mastodon discord=Discord medium.com=Medium .xml=RSS")
                .split(" ")) {
            places.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        return places;
    }

    /** Entries: {@code name} and {@code url}. */
    static List<Map<String, @Nullable Object>> of(@Nullable Object social) {
        List<Map<String, @Nullable Object>> links = new ArrayList<>();
        if (social instanceof Map<?, ?> map) {
            map.forEach((name, value) -> add(links, String.valueOf(name), value));
        } else if (social instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map && ADDRESSES.stream().noneMatch(map::containsKey)) {
                    map.forEach((name, value) -> add(links, String.valueOf(name), value));
                } else {
                    add(links, "", item);
                }
            }
        }
        return links;
    }

    private static void add(List<Map<String, @Nullable Object>> links, String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            String own = Friends.first(map, NAMES);
            String key = name.isEmpty() ? Friends.first(map, List.of("class", "icon")) : name;
            put(links, own.isEmpty() ? key : own, Friends.first(map, ADDRESSES));
        } else if (value instanceof String text) {
            String[] parts = text.split("\\|\\|");
            boolean named = isIcon(name) && parts.length > 1 && !isIcon(parts[1]);
            put(links, named ? parts[1].strip() : name, parts[0].strip());
        }
    }

    private static void put(List<Map<String, @Nullable Object>> links, String name, String url) {
        boolean leads = url.startsWith("/") || url.contains(":") && !url.startsWith("javascript:");
        if (leads) {
            Map<String, @Nullable Object> link = new LinkedHashMap<>();
            link.put("name", name.isEmpty() || isIcon(name) || name.contains("<") ? named(name, url) : name);
            link.put("url", url);
            links.add(link);
        }
    }

    private static boolean isIcon(String name) {
        return name.matches(".*(?:\\bfa[bsr]?[ -]|iconfont|icon-).*");
    }

    private static String named(String icon, String url) {
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            if (url.contains(place.getKey())) {
                return place.getValue();
            }
        }
        for (String part : icon.contains("<") ? new String[0] : icon.split("[ -]+")) {
            if (!part.isEmpty() && !ICON_PART.matcher(part).matches()) {
                return part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1);
            }
        }
        return url.replaceFirst("^[a-z]+:/*(?:www\\.)?", "").replaceFirst("/.*", "");
    }
}
