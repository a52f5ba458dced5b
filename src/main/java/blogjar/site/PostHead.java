package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Document;
import blogjar.content.FrontMatter;
import blogjar.content.JsText;
import blogjar.content.Renderers;
import blogjar.text.PermalinkPattern;
import blogjar.text.Slug;
import blogjar.text.TitleCase;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a post before categories are (hexo/plugins/processor/post.js).
 *
 * @param name what {@code new_post_name} finds in the file's name, by token
 */
record PostHead(
        Document document,
        Map<String, String> name,
        String slug,
        String title,
        ZonedDateTime date,
        @Nullable ZonedDateTime updated,
        boolean published) {

    static PostHead of(Document document, Config config, PermalinkPattern newPostName) {
        FrontMatter front = document.frontMatter();
        String path = document.path().substring(document.path().indexOf('/') + 1);
        String bare = Renderers.withoutExtension(path);
        Map<String, String> name = newPostName.parse(bare);
        name = name == null ? Map.of() : name;
        String slug = name.containsKey("title")
                ? Objects.requireNonNull(name.get("title"))
                : Slug.slugize(bare, Slug.Case.KEEP);
        ZoneId zone = config.zone();
        ZonedDateTime date = date(document, name, zone);
        boolean published = document.kind() == Document.Kind.POST && flag(front, "published", true);
        return new PostHead(
                document, name, slug, title(front, config, slug), date, updated(document, config, date), published);
    }

    private static ZonedDateTime date(Document document, Map<String, String> name, ZoneId zone) {
        FrontMatter front = document.frontMatter();
        ZonedDateTime given = front.date("date", zone);
        if (given != null) {
            return given;
        }
        Object written = front.values().get("date");
        boolean invalid = written != null && !written.equals("") && !written.equals(Boolean.FALSE);
        ZonedDateTime named = invalid ? null : dateOf(name, zone);
        return named != null ? named : document.file().created().atZone(zone);
    }

    private static @Nullable ZonedDateTime dateOf(Map<String, String> name, ZoneId zone) {
        String year = name.get("year");
        String month = name.getOrDefault("month", name.get("i_month"));
        String day = name.getOrDefault("day", name.get("i_day"));
        if (year == null || month == null || day == null) {
            return null;
        }
        try { // 31 February is early March to JavaScript
            return LocalDate.of(Integer.parseInt(year), 1, 1)
                    .plusMonths(Integer.parseInt(month) - 1L)
                    .plusDays(Integer.parseInt(day) - 1L)
                    .atStartOfDay(zone);
        } catch (DateTimeException outOfRange) {
            return null;
        }
    }

    static @Nullable ZonedDateTime updated(Document document, Config config, ZonedDateTime date) {
        ZonedDateTime given = document.frontMatter().date("updated", config.zone());
        if (given != null) {
            return given;
        }
        return switch (config.text("updated_option", "mtime")) {
            case "date" -> date;
            case "empty" -> null;
            default -> document.file().modified().atZone(config.zone());
        };
    }

    static String title(FrontMatter front, Config config, @Nullable String slug) {
        String title = writtenTitle(front, config, slug);
        boolean capitals =
                front.values().get("titlecase") instanceof Boolean own ? own : config.flag("titlecase", false);
        return capitals ? TitleCase.of(title) : title;
    }

    /** The title before {@code titlecase}, as links of other posts show it: they are made before (filter titlecase). */
    static String writtenTitle(FrontMatter front, Config config, @Nullable String slug) {
        boolean slugAsTitle = slug != null && config.flag("use_slug_as_post_title", false) && !front.has("title");
        return slugAsTitle ? Objects.requireNonNull(slug) : title(front.values().get("title"), config.zone());
    }

    private static String title(@Nullable Object value, ZoneId zone) {
        return value == null ? "" : JsText.of(value, zone);
    }

    /** A boolean as warehouse casts it: "false" and "0" are false. */
    static boolean flag(FrontMatter front, String key, boolean otherwise) {
        Object value = front.values().get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean b) {
            return b;
        }
        String text = JsText.of(value);
        return !text.isEmpty() && !text.equals("false") && !text.equals("0");
    }

    /** The layout as Hexo has it: {@code "false"} and {@code ""} stand for none. */
    static String layout(FrontMatter front, String otherwise) {
        Object value = front.values().get("layout");
        return value == null ? otherwise : JsText.of(value);
    }

    /** Whether it is the same but for its document, and the time of the last change. */
    boolean isLike(PostHead other) {
        return name.equals(other.name)
                && slug.equals(other.slug)
                && title.equals(other.title)
                && date.equals(other.date)
                && published == other.published;
    }

    /** The photos of an article beside its text. */
    static List<String> photos(FrontMatter front) {
        Object value = plural(front, "photos", "photo");
        List<?> list = value instanceof List<?> l ? l : value == null ? List.of() : List.of(value);
        return list.stream().filter(Objects::nonNull).map(JsText::of).toList();
    }

    /** A value under its plural key, else under the singular one. */
    @Nullable
    Object plural(String plural, String singular) {
        return plural(document.frontMatter(), plural, singular);
    }

    private static @Nullable Object plural(FrontMatter front, String plural, String singular) {
        Map<String, @Nullable Object> values = front.values();
        Object value = values.get(plural);
        boolean empty = value == null || value.equals("") || value.equals(Boolean.FALSE) || value.equals(0L);
        return empty ? values.get(singular) : value;
    }
}
