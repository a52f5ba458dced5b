package blogjar.content;

import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.SourcePosition;
import blogjar.text.JsDate;
import blogjar.text.Json;
import blogjar.yaml.Yaml;
import blogjar.yaml.YamlDocument;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The data at the head of a file (hexo-front-matter 4).
 *
 * @param values as written; YAML dates are instants whose UTC reading is the wall clock
 * @param yaml the places of the values; null where there is none, or it is JSON
 * @param bodyOffset where the body begins in the text, as a UTF-16 index
 */
public record FrontMatter(
        Map<String, @Nullable Object> values, @Nullable YamlDocument yaml, int bodyOffset) {
    private static final FrontMatter NONE = new FrontMatter(Map.of(), null, 0);

    /**
     * Splits a text and reads its data.
     *
     * @param file name for messages
     * @param text the whole file, line ends as LF
     * @throws ProblemException where there is front matter that is no YAML
     */
    public static FrontMatter parse(String file, String text) {
        int opening = separator(text, 0);
        int dataStart;
        int dataEnd;
        String mark;
        if (opening > 0 && opening < text.length() && text.charAt(opening) == '\n') {
            mark = text.substring(0, opening);
            dataStart = opening + 1;
            // At least one character of data, then the same mark at the start of a line.
            dataEnd = text.indexOf("\n" + mark, dataStart + 1);
            if (dataEnd < 0) {
                return NONE;
            }
        } else if (opening > 0) {
            return NONE;
        } else {
            dataStart = 0;
            dataEnd = closing(text);
            if (dataEnd < 0) {
                return NONE;
            }
            mark = text.substring(dataEnd + 1, separator(text, dataEnd + 1));
        }
        int body = dataEnd + 1 + mark.length();
        if (body < text.length() && text.charAt(body) == '\n') {
            body++;
        }
        String data = text.substring(dataStart, dataEnd);
        return mark.startsWith(";") ? json(data, body) : yaml(file, data, dataStart == 0 ? 1 : 2, body);
    }

    /** The end of a run of three or more '-' or ';' at {@code from}; or {@code -1}. */
    private static int separator(String text, int from) {
        if (from >= text.length()) {
            return -1;
        }
        char mark = text.charAt(from);
        if (mark != '-' && mark != ';') {
            return -1;
        }
        int end = from;
        while (end < text.length() && text.charAt(end) == mark) {
            end++;
        }
        return end - from >= 3 ? end : -1;
    }

    /** The line feed before the first line that begins with a mark; the form without an opening line. */
    static int closing(String text) {
        for (int i = text.indexOf('\n', 1); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (separator(text, i + 1) > 0) {
                return i;
            }
        }
        return -1;
    }

    private static FrontMatter yaml(String file, String data, int firstLine, int body) {
        YamlDocument document = Yaml.parse(file, data, firstLine);
        Map<String, @Nullable Object> values = document.mapping();
        return values == null ? NONE : new FrontMatter(values, document, body);
    }

    @SuppressWarnings("unchecked") // JSON objects have strings for keys
    private static FrontMatter json(String data, int body) {
        try {
            Object value = Objects.requireNonNull(Json.parse("{" + data + "}"));
            return new FrontMatter((Map<String, @Nullable Object>) value, null, body);
        } catch (Json.SyntaxException notJson) {
            return NONE; // Hexo takes all of it for content, without a word
        }
    }

    /** Whether the file has any; where it is empty, too. */
    public boolean isThere() {
        return bodyOffset > 0;
    }

    /** The same front matter with other values at the same places. */
    FrontMatter with(Map<String, @Nullable Object> others) {
        return new FrontMatter(Collections.unmodifiableMap(others), yaml, bodyOffset);
    }

    public boolean has(String key) {
        return values.containsKey(key);
    }

    /** The value as text; empty where there is none. */
    public String text(String key) {
        Object value = values.get(key);
        return value == null ? "" : JsText.of(value);
    }

    /**
     * A date as Hexo reads it: a YAML date is wall-clock time of the zone, its offset lost; a text is what JavaScript
     * makes of it; a number counts milliseconds.
     *
     * @return null where there is none, or none that can be read
     */
    public @Nullable ZonedDateTime date(String key, ZoneId zone) {
        Object value = values.get(key);
        if (value instanceof Instant wall) {
            return LocalDateTime.ofInstant(wall, ZoneOffset.UTC).atZone(zone);
        }
        if (value instanceof List<?> list && list.size() == 1 && list.get(0) instanceof Instant only) {
            return LocalDateTime.ofInstant(only, ZoneOffset.UTC).atZone(zone);
        }
        if (Boolean.TRUE.equals(value)) {
            return Instant.ofEpochMilli(1).atZone(zone); // true is 1 to JavaScript
        }
        if (value instanceof Number millis
                && millis.doubleValue() != 0
                && Math.abs(millis.doubleValue()) <= JsDate.LAST_MILLISECOND) {
            return Instant.ofEpochMilli(millis.longValue()).atZone(zone);
        }
        if (value instanceof String text && !text.isEmpty()) {
            return JsDate.parse(text, zone).map(instant -> instant.atZone(zone)).orElse(null);
        }
        return null;
    }

    /** The value of a key as it was written, where it is a scalar of YAML; else empty. */
    String written(String key) {
        return yaml == null ? "" : yaml.written(key);
    }

    /** Where the value of a key stands in the file. */
    public SourcePosition place(String file, String key) {
        return yaml == null ? new SourcePosition(file, 1, 1) : yaml.place(key);
    }
}
