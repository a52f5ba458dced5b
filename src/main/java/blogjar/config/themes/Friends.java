package blogjar.config.themes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Links to other blogs, in the words of the themes: {@code Name: https://…}, lists of {@code {title, link, intro, avatar}},
 * and groups of those, {@code {class_name, link_list}}.
 */
public final class Friends {
    private static final List<String> ADDRESSES = List.of("link", "url", "href");
    private static final List<String> NAMES = List.of("name", "title");
    private static final List<String> PICTURES = List.of("avatar", "image", "img", "logo", "icon", "cover");
    private static final List<String> INTROS = List.of("descr", "intro", "desc", "description", "comment");
    private static final List<String> GROUPS = List.of("class_name", "group", "title", "name");
    private static final List<String> GROUP_INTROS = List.of("class_desc", "description", "descr", "desc");
    private static final List<String> LISTS = List.of("link_list", "items", "links", "friends");

    private Friends() {}

    /** Groups: {@code name} and {@code intro}, which may be empty, and {@code links} with {@code name}, {@code url}, … */
    public static List<Map<String, @Nullable Object>> of(@Nullable Object friends) {
        List<Map<String, @Nullable Object>> groups = new ArrayList<>();
        List<Map<String, @Nullable Object>> alone = new ArrayList<>();
        if (friends instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (value instanceof String url) {
                    add(alone, link(name.toString(), url, Map.of()));
                } else if (value instanceof Map<?, ?> entry && LISTS.stream().noneMatch(entry::containsKey)) {
                    add(alone, link(name.toString(), first(entry, ADDRESSES), entry));
                } else {
                    addGroup(groups, name.toString(), value);
                }
            });
        } else if (friends instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> entry && LISTS.stream().anyMatch(entry::containsKey)) {
                    addGroup(groups, first(entry, GROUPS), entry);
                } else if (item instanceof Map<?, ?> entry) {
                    add(alone, link(first(entry, NAMES), first(entry, ADDRESSES), entry));
                }
            }
        }
        if (!alone.isEmpty()) {
            groups.add(0, group("", "", alone));
        }
        return groups;
    }

    private static void addGroup(List<Map<String, @Nullable Object>> groups, String name, @Nullable Object value) {
        Map<?, ?> entry = value instanceof Map<?, ?> map ? map : Map.of();
        Object inner = value;
        for (String key : LISTS) {
            if (entry.get(key) instanceof List<?> list) {
                inner = list;
            }
        }
        List<Map<String, @Nullable Object>> links = new ArrayList<>();
        if (inner instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    add(links, link(first(map, NAMES), first(map, ADDRESSES), map));
                }
            }
        }
        if (!links.isEmpty()) {
            String own = first(entry, GROUPS);
            groups.add(group(own.isEmpty() ? name : own, first(entry, GROUP_INTROS), links));
        }
    }

    private static void add(List<Map<String, @Nullable Object>> links, @Nullable Map<String, @Nullable Object> link) {
        if (link != null) {
            links.add(link);
        }
    }

    private static @Nullable Map<String, @Nullable Object> link(String name, String url, Map<?, ?> entry) {
        if (url.isEmpty() || url.startsWith("javascript:")) {
            return null;
        }
        Map<String, @Nullable Object> link = new LinkedHashMap<>();
        String shown = name.isBlank() ? url : name.strip();
        link.put("name", shown);
        link.put("initial", initial(shown));
        link.put("url", url);
        link.put("avatar", first(entry, PICTURES));
        link.put("intro", first(entry, INTROS));
        return link;
    }

    /** Stands where the picture would be. */
    private static String initial(String name) {
        return name.substring(0, name.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> group(
            String name, String intro, List<Map<String, @Nullable Object>> links) {
        Map<String, @Nullable Object> group = new LinkedHashMap<>();
        group.put("name", name);
        group.put("intro", intro);
        group.put("links", links);
        return group;
    }

    /** The first text among some keys of a mapping; empty for none. */
    static String first(Map<?, ?> map, List<String> keys) {
        for (String key : keys) {
            String text = Turns.text(map.get(key));
            if (text != null) {
                return text;
            }
        }
        return "";
    }
}
