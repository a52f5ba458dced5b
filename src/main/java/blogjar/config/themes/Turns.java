package blogjar.config.themes;

import blogjar.text.Html;
import blogjar.text.JsDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the value of a theme's setting is turned into ours, by the names that {@code settings.tsv} uses. */
final class Turns {
    private static final Pattern YEAR = Pattern.compile("(\\d{4})(?!\\d)");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}|(?:rgb|hsl)a?\\([\\d.,%\\s/a-z]{1,60}\\)");
    private static final Pattern CREDIT = Pattern.compile("<a [^>]{0,200}?(?:https?:)?//(?:www\\.)?(?:hexo\\.io"
            + "|github\\.com/[^\"'/]{1,60}/(?:hexo-theme|hexo\\b))[^>]{0,200}>.{0,200}?</a>");
    private static final Pattern LINK = Pattern.compile("\\[([^\\[\\]]{1,200})]\\(([^()\\s]{1,500})\\)");

    private final Predicate<String> isThere;

    Turns(Predicate<String> isThere) {
        this.isThere = isThere;
    }

    /** @return null where the value says nothing that we can use */
    @Nullable
    Object turn(String name, Object value) {
        if (name.startsWith("=")) {
            return isOn(value) ? name.substring(1) : null;
        }
        return switch (name) {
            case "service" -> Comments.service(value);
            case "options" -> Comments.options(value);
            case "counter" -> List.of("busuanzi", "openkounter").contains(value) ? value : null;
            case "as" -> value;
            case "flag" -> value instanceof Boolean ? value : null;
            case "not" -> value instanceof Boolean flag ? !flag : null;
            case "on" -> isOn(value);
            case "text" -> text(value);
            case "plain" -> plain(value);
            case "texts" -> texts(value);
            case "host" -> host(text(value));
            case "number" -> number(value);
            case "depth" -> depth(value);
            case "year" -> year(value);
            case "date" -> JsDate.parse(value.toString(), ZoneOffset.UTC).isPresent() ? value : null;
            case "colour" -> colour(value);
            case "picture" -> picture(value);
            case "pictures" -> pictures(value);
            case "linked" ->
                picture(
                        text(value) == null
                                ? null
                                : LINK.matcher(value.toString()).replaceAll("$1"));
            case "mode" -> mode(value);
            case "look" -> look(value);
            case "menu" -> nullIfEmpty(Menu.of(value));
            case "path" -> value instanceof Boolean ? value : text(value);
            case "share" -> Share.of(value);
            case "social" -> nullIfEmpty(Social.of(value));
            case "friends" -> nullIfEmpty(Friends.of(value));
            case "reward" -> nullIfEmpty(reward(value));
            case "verification" -> verification(value);
            case "code" -> code(value);
            case "system" -> value instanceof Number ? "auto" : null;
            case "licence" -> Licence.of(value);
            case "html" -> html(value);
            default -> throw new IllegalArgumentException("settings.tsv: there is no way '" + name + "'");
        };
    }

    /** Whether a way leads to files of the blog. */
    static boolean isPicture(String name) {
        return List.of("picture", "pictures", "linked", "reward").contains(name);
    }

    /** What a switch of a theme takes for on. */
    static boolean isOn(@Nullable Object value) {
        return value != null
                && !Boolean.FALSE.equals(value)
                && !value.equals("")
                && !"false".equals(value)
                && !Long.valueOf(0).equals(value);
    }

    private static @Nullable Object nullIfEmpty(List<?> list) {
        return list.isEmpty() ? null : list;
    }

    /** The address of a server that may be given by its name alone. */
    private static @Nullable String host(@Nullable String text) {
        return text == null || text.contains("//") ? text : "//" + text;
    }

    static @Nullable String text(@Nullable Object value) {
        String text = value instanceof String || value instanceof Number ? value.toString() : "";
        return text.isBlank() ? null : text.strip();
    }

    /** A text that the theme prints as HTML, where we have letters alone. */
    private static @Nullable String plain(Object value) {
        String text = text(value);
        return text == null ? null : text(Html.strip(text));
    }

    /** The value, or each of several, read; those that can't be are left out, and null stands for none. */
    private static @Nullable Object each(Object value, Function<@Nullable Object, @Nullable String> read) {
        List<String> found = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : List.of(value)) {
            String one = read.apply(item);
            if (one != null) {
                found.add(one);
            }
        }
        return nullIfEmpty(found);
    }

    private static @Nullable Object texts(Object value) {
        return each(value, Turns::text);
    }

    private static @Nullable Object number(Object value) {
        if (value instanceof Number) {
            return value;
        }
        String text = text(value);
        return text != null && text.matches("\\d{1,9}") ? Long.valueOf(text) : null;
    }

    /** How many kinds of headings a selector of them names. */
    private static @Nullable Object depth(Object value) {
        String text = text(value);
        return text == null ? null : Long.valueOf(text.split(",").length);
    }

    private static @Nullable Object year(Object value) {
        var year = YEAR.matcher(value.toString());
        return value instanceof Map || !year.find() ? null : Long.valueOf(year.group(1));
    }

    private static @Nullable String colour(Object value) {
        String text = text(value);
        return text != null && COLOUR.matcher(text).matches() ? text : null;
    }

    /** An address, or a path of the site where there is such a file; colours and gradients are no pictures. */
    private @Nullable String picture(@Nullable Object value) {
        String text = text(value);
        if (text == null
                || !text.contains(".")
                || text.contains("gradient(")
                || COLOUR.matcher(text).matches()) {
            return null;
        }
        String address = text.startsWith("url(") && text.endsWith(")")
                ? text.substring(4, text.length() - 1).replaceAll("^[\"']|[\"']$", "")
                : text;
        return isThere.test(address) ? address : null;
    }

    private @Nullable Object pictures(Object value) {
        return each(value, this::picture);
    }

    /** {@code plain}, {@code cards}, or {@code pictures} for cards where the blog has pictures to put on them. */
    private static @Nullable String look(Object value) {
        String look = value.toString().toLowerCase(Locale.ROOT);
        return List.of("plain", "cards", "pictures").contains(look) ? look : null;
    }

    /** Which colours a page has first: {@code light}, {@code dark}, or {@code auto} for those of the system. */
    private static @Nullable String mode(Object value) {
        String mode = value.toString().toLowerCase(Locale.ROOT);
        return switch (mode) {
            case "light", "dark", "auto" -> mode;
            case "true" -> "auto";
            case "false" -> "light";
            default -> null;
        };
    }

    /** Pictures that are paid by, in the words of the themes: {@code image}, {@code text} and {@code link}. */
    private List<Map<String, @Nullable Object>> reward(Object value) {
        List<Map<String, @Nullable Object>> found = new ArrayList<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, picture) -> addReward(found, picture(picture), name.toString(), ""));
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                Map<?, ?> entry = item instanceof Map<?, ?> map ? map : Map.of("img", item);
                addReward(
                        found,
                        picture(Friends.first(entry, List.of("img", "qrcode", "image"))),
                        Friends.first(entry, List.of("text", "name", "type")),
                        Friends.first(entry, List.of("link", "url")));
            }
        }
        return found;
    }

    private static void addReward(
            List<Map<String, @Nullable Object>> found, @Nullable String picture, String text, String link) {
        if (picture != null || !link.isEmpty()) {
            Map<String, @Nullable Object> entry = new LinkedHashMap<>();
            entry.put("image", picture == null ? "" : picture);
            entry.put("text", text);
            entry.put("link", link);
            found.add(entry);
        }
    }

    /** Name to content of the elements by which search engines know the author. */
    private static @Nullable Object verification(Object value) {
        Map<String, String> found = new LinkedHashMap<>();
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map) {
                    found.put(Friends.first(map, List.of("name")), Friends.first(map, List.of("content")));
                }
            }
        }
        found.remove("");
        return found.isEmpty() ? null : found;
    }

    /** HTML for every page, as it is. */
    private static @Nullable Object code(Object value) {
        List<String> parts = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : List.of(value)) {
            if (item instanceof String text && !text.isBlank()) {
                parts.add(text.strip());
            }
        }
        return parts.isEmpty() ? null : String.join("\n", parts);
    }

    /** HTML, with links written as in Markdown, and without the names of programs that are not at work here. */
    private static @Nullable String html(Object value) {
        String text = text(value);
        if (text == null) {
            return null;
        }
        String own = LINK.matcher(CREDIT.matcher(text).replaceAll("")).replaceAll("<a href=\"$2\">$1</a>");
        return own.replaceAll("<[^>]*>|\\s", "").isEmpty() && !own.contains("<img") ? null : own.strip();
    }
}
