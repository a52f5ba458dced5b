package blogjar.theme;

import blogjar.text.JsDate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Short dated notes of a data file, without titles, in the words of the themes: {@code shuoshuo.yml} of Butterfly is a list of {@code date},
 * {@code content}, {@code tags}, {@code author}, {@code avatar}; {@code essay.yml} of AnZhiYu has such lists below {@code essay_list}, with
 * {@code image} and {@code link}; {@code talk.yml} of hexo-butterfly-statictalk says {@code timestamp}.
 */
final class ShortNotes {
    private static final List<String> FILES = List.of("shuoshuo", "notes", "moments", "essay", "talk");
    private static final List<String> DATES = List.of("date", "time", "timestamp");
    private static final List<String> TEXTS = List.of("content", "text");
    private static final List<String> PICTURES = List.of("image", "images");
    private static final List<String> AUTHORS = List.of("author", "name");
    private static final String BELOW = "essay_list";
    private static final DateTimeFormatter ID = DateTimeFormatter.ofPattern("'note-'uuuuMMdd-HHmmss");

    private final ZoneId zone;
    private final Set<String> ids = new HashSet<>();

    private ShortNotes(ZoneId zone) {
        this.zone = zone;
    }

    /**
     * The notes of a site, the newest first.
     *
     * @param data the site's data files
     * @param limit what Butterfly's page of notes says: {@code {type: num, value: 30}}, or {@code {type: date, value: 2024-01-01}} for those since then
     * @return of each {@code id}, {@code date}, {@code content} (Markdown), {@code author}, {@code avatar}, {@code link}, {@code tags} and {@code images}
     */
    static List<Map<String, Object>> of(Map<String, ?> data, ZoneId zone, @Nullable Object limit) {
        ShortNotes notes = new ShortNotes(zone);
        Map<?, ?> wanted = limit instanceof Map<?, ?> map ? map : Map.of();
        boolean byNumber = "num".equals(wanted.get("type"));
        long most = byNumber && wanted.get("value") instanceof Number number && number.longValue() > 0
                ? number.longValue()
                : Long.MAX_VALUE;
        ZonedDateTime since = "date".equals(wanted.get("type")) ? notes.date(wanted.get("value")) : null;
        return FILES.stream()
                .flatMap(name -> given(data.get(name)))
                .flatMap(notes::dated)
                .sorted(Comparator.comparing(Dated::date, Comparator.reverseOrder()))
                .filter(note -> since == null || !note.date.isBefore(since))
                .limit(most)
                .map(notes::note)
                .toList();
    }

    /** A note as it is given, with its time. */
    private record Dated(ZonedDateTime date, Map<?, ?> given) {}

    /** One that says when and what; else none. */
    private Stream<Dated> dated(Map<?, ?> given) {
        ZonedDateTime date = date(first(given, DATES));
        return date == null || text(first(given, TEXTS)).isBlank() ? Stream.empty() : Stream.of(new Dated(date, given));
    }

    private static Stream<Map<?, ?>> given(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.containsKey(BELOW)) {
            return given(map.get(BELOW));
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .flatMap(item -> item instanceof Map<?, ?> map && map.containsKey(BELOW)
                            ? given(map.get(BELOW))
                            : item instanceof Map<?, ?> note ? Stream.<Map<?, ?>>of(note) : Stream.<Map<?, ?>>empty());
        }
        return Stream.empty();
    }

    /** A time without a zone, which YAML takes for one at Greenwich, is one of the blog's zone. */
    private @Nullable ZonedDateTime date(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC).toLocalDateTime().atZone(zone);
        }
        if (value instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue()).atZone(zone);
        }
        return JsDate.parse(text(value), zone)
                .map(instant -> instant.atZone(zone))
                .orElse(null);
    }

    private Map<String, Object> note(Dated dated) {
        Map<?, ?> given = dated.given;
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("id", id(dated.date));
        note.put("date", dated.date);
        note.put("content", text(first(given, TEXTS)).strip());
        note.put("author", text(first(given, AUTHORS)));
        note.put("avatar", text(given.get("avatar")));
        note.put("link", text(given.get("link")));
        note.put("tags", texts(given.get("tags")));
        note.put("images", texts(first(given, PICTURES)));
        return note;
    }

    private String id(ZonedDateTime date) {
        String base = ID.format(date);
        String id = base;
        for (int i = 2; !ids.add(id); i++) {
            id = base + "-" + i;
        }
        return id;
    }

    private static @Nullable Object first(Map<?, ?> map, List<String> keys) {
        for (String key : keys) {
            if (map.get(key) != null) {
                return map.get(key);
            }
        }
        return null;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? value.toString() : "";
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (!text(item).isBlank()) {
                texts.add(text(item).strip());
            }
        }
        return texts;
    }
}
