package blogjar.write;

import blogjar.content.FrontMatter;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Json;
import blogjar.yaml.Yaml;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The front matter of a file as its author sees it, changed line by line: comments, order and quotes stay.
 *
 * @param opening the first separator with its line end, or an empty text
 * @param lines of the data
 * @param closing the last separator with its line end
 * @param body all behind it
 */
record Head(String opening, List<String> lines, String closing, String body) {
    private static final String SEPARATOR = "---\n";
    private static final Pattern CONTINUED = Pattern.compile("[ \t].*|-( .*)?|\\s*");

    /** Where there is no front matter, an empty one is put before the text. */
    static Head of(String file, String text) {
        FrontMatter front = FrontMatter.parse(file, text);
        if (!front.isThere()) {
            return new Head(SEPARATOR, List.of(), SEPARATOR, text);
        }
        List<String> all =
                new ArrayList<>(List.of(text.substring(0, front.bodyOffset()).split("\n", -1)));
        if (all.get(all.size() - 1).isEmpty()) {
            all.remove(all.size() - 1);
        }
        boolean opened = all.get(0).matches("-{3,}|;{3,}");
        String last = all.get(all.size() - 1);
        return new Head(
                opened ? all.get(0) + "\n" : "",
                List.copyOf(all.subList(opened ? 1 : 0, all.size() - 1)),
                last + "\n",
                text.substring(front.bodyOffset()));
    }

    boolean isJson() {
        return closing.startsWith(";");
    }

    /** The values of the data. */
    Map<String, @Nullable Object> values(String file) {
        return FrontMatter.parse(file, toString()).values();
    }

    /** The same with a key set, in its place or as the last one. */
    Head with(String key, @Nullable Object value) {
        String line = isJson()
                ? Json.print(key) + ": " + Json.print(value instanceof Wall ? value.toString() : value)
                : yaml(key) + colon(value);
        int[] range = range(key);
        List<String> changed = new ArrayList<>(lines);
        if (range[0] < 0) {
            return new Head(opening, isJson() ? appendedJson(changed, line) : appended(changed, line), closing, body);
        }
        boolean comma = isJson() && lines.get(range[1] - 1).stripTrailing().endsWith(",");
        changed.subList(range[0], range[1]).clear();
        changed.addAll(range[0], List.of((comma ? line + "," : line).split("\n")));
        return new Head(opening, changed, closing, body);
    }

    /** The same without a key of YAML. */
    Head without(String key) {
        int[] range = range(key);
        if (range[0] < 0 || isJson()) {
            return this;
        }
        List<String> changed = new ArrayList<>(lines);
        changed.subList(range[0], range[1]).clear();
        return new Head(opening, changed, closing, body);
    }

    /** The same with the lines of another one for each key that this one lacks. */
    Head filledFrom(Head other, String file) {
        Map<String, @Nullable Object> own = values(file);
        Head filled = this;
        for (Map.Entry<String, @Nullable Object> entry : other.values(file).entrySet()) {
            if (own.containsKey(entry.getKey())) {
                continue;
            }
            int[] range = other.range(entry.getKey());
            if (isJson() || other.isJson() || range[0] < 0) {
                filled = filled.with(entry.getKey(), plain(entry.getValue()));
            } else {
                List<String> longer = new ArrayList<>(filled.lines);
                longer.addAll(other.lines.subList(range[0], range[1]));
                filled = new Head(filled.opening, longer, filled.closing, filled.body);
            }
        }
        return filled;
    }

    Head withBody(String other) {
        return new Head(opening, lines, closing, other);
    }

    private static List<String> appended(List<String> lines, String line) {
        lines.addAll(List.of(line.split("\n")));
        return lines;
    }

    private static List<String> appendedJson(List<String> lines, String line) {
        int last = lines.size() - 1;
        if (last >= 0 && !lines.get(last).stripTrailing().endsWith(",")) {
            lines.set(last, lines.get(last) + ",");
        }
        lines.add(line);
        return lines;
    }

    /** The lines of a key, from and to; -1 where there are none. */
    private int[] range(String key) {
        Pattern start = Pattern.compile(
                isJson()
                        ? "\\s*\"" + Pattern.quote(key) + "\"\\s*:.*"
                        : "(['\"]?)" + Pattern.quote(key) + "\\1\\s*:(\\s.*)?");
        for (int i = 0; i < lines.size(); i++) {
            if (start.matcher(lines.get(i)).matches()) {
                int end = i + 1;
                while (!isJson()
                        && end < lines.size()
                        && CONTINUED.matcher(lines.get(end)).matches()) {
                    end++;
                }
                return new int[] {i, end};
            }
        }
        return new int[] {-1, -1};
    }

    private static String colon(@Nullable Object value) {
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(item -> "\n  - " + yaml(item)).collect(Collectors.joining("", ":", ""));
        }
        return value == null ? ":" : ": " + yaml(value);
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return value instanceof Instant date ? date.toString().replace('T', ' ').replace("Z", "") : value;
    }

    /** A value in one line of YAML; a text as it is, or in single quotes where YAML would read something else. */
    static String yaml(@Nullable Object value) {
        if (value instanceof Wall) {
            return value.toString();
        }
        if (!(value instanceof String text)) {
            return Json.print(value);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            return Json.print(text);
        }
        return isPlain(text) ? text : "'" + text.replace("'", "''") + "'";
    }

    private static boolean isPlain(String text) {
        try {
            Map<String, @Nullable Object> read =
                    Yaml.parse("", "x:\n  - " + text + "\n", 1).mapping();
            return read != null
                    && Objects.equals(read.get("x"), List.of(text))
                    && !text.contains("{{")
                    && !text.matches("[-?&*!%@`].*");
        } catch (ProblemException notYaml) {
            return false;
        }
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(opening);
        lines.forEach(line -> out.append(line).append('\n'));
        return out.append(closing).append(body).toString();
    }
}
