package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands in braces: {@code {#id .class key="value"}}.
 *
 * @param id may be empty
 */
record Attributes(String id, List<String> classes, Map<String, String> pairs) {
    static final Attributes NONE = new Attributes("", List.of(), Map.of());

    private static final Set<String> HTML = Set.of(
            "align",
            "alt",
            "controls",
            "dir",
            "height",
            "hidden",
            "href",
            "lang",
            "loading",
            "name",
            "rel",
            "role",
            "src",
            "start",
            "style",
            "tabindex",
            "target",
            "title",
            "type",
            "value",
            "width");

    /** The attributes that begin where a text is read, which then goes on behind them; null where none begin. */
    static @Nullable Attributes read(Cursor in) {
        int end = in.peek(0) == '{' ? end(in.text, in.at) : -1;
        Attributes found = end < 0 ? null : parse(in.text.substring(in.at, end));
        in.at = found == null ? in.at : end;
        return found;
    }

    /** The attributes of a text in braces, or null where it is none. */
    static @Nullable Attributes parse(String braces) {
        String text = braces.trim();
        if (text.length() < 2 || text.charAt(0) != '{' || text.charAt(text.length() - 1) != '}') {
            return null;
        }
        Reader reader = new Reader(text.substring(1, text.length() - 1));
        return reader.read() ? new Attributes(reader.id, reader.classes, reader.pairs) : null;
    }

    /** The end of the braces that begin at a place, or -1. Within a line, or two. */
    static int end(String text, int open) {
        boolean quoted = false;
        for (int i = open; i < text.length() && i < open + 1000; i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == '}' && !quoted) {
                return i + 1;
            } else if (c == '\n' && text.startsWith("\n", i + 1)) {
                return -1;
            }
        }
        return -1;
    }

    static Attributes ofClass(String name) {
        return new Attributes("", List.of(name), Map.of());
    }

    Attributes withId(String other) {
        return new Attributes(other, classes, pairs);
    }

    /** As written behind a tag's name, in pandoc's order. */
    void write(String idPrefix, StringBuilder out) {
        if (!id.isEmpty()) {
            out.append(" id=\"").append(Escape.text(idPrefix + id)).append('"');
        }
        if (!classes.isEmpty()) {
            out.append(" class=\"")
                    .append(Escape.text(String.join(" ", classes)))
                    .append('"');
        }
        StringBuilder style = new StringBuilder();
        pairs.forEach((key, value) -> {
            if ((key.equals("width") || key.equals("height")) && value.endsWith("%")) {
                style.append(key).append(':').append(value).append(';');
            } else if (key.equals("width") || key.equals("height")) {
                dimension(key, value, style, out);
            } else {
                out.append(HTML.contains(key) || key.startsWith("data-") || key.startsWith("aria-") ? " " : " data-");
                out.append(Escape.text(key))
                        .append("=\"")
                        .append(Escape.text(value))
                        .append('"');
            }
        });
        if (style.length() > 0) {
            out.append(" style=\"").append(Escape.text(style.toString())).append('"');
        }
    }

    private static void dimension(String key, String value, StringBuilder style, StringBuilder out) {
        String number = value.endsWith("px") ? value.substring(0, value.length() - 2) : value;
        if (number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            out.append(' ').append(key).append("=\"").append(number).append('"');
        } else {
            style.append(key).append(':').append(value).append(';');
        }
    }

    private static final class Reader {
        private final String text;
        private final List<String> classes = new ArrayList<>();
        private final Map<String, String> pairs = new LinkedHashMap<>();
        private String id = "";
        private int at;

        Reader(String text) {
            this.text = text;
        }

        boolean read() {
            while (true) {
                while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                    at++;
                }
                if (at == text.length()) {
                    return true;
                }
                if (!one()) {
                    return false;
                }
            }
        }

        private boolean one() {
            char c = text.charAt(at);
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at)) && text.charAt(at) != '=') {
                at++;
            }
            String word = text.substring(start, at);
            if (at < text.length() && text.charAt(at) == '=' && c != '.' && c != '#') {
                at++;
                pairs.put(word, value());
                return isName(word);
            }
            if (c == '.' && word.length() > 1) {
                classes.add(word.substring(1));
            } else if (c == '#' && word.length() > 1) {
                id = word.substring(1);
            } else if (word.equals("-")) {
                classes.add("unnumbered");
            } else {
                return false;
            }
            return at == text.length() || text.charAt(at) != '=';
        }

        private static boolean isName(String word) {
            return !word.isEmpty()
                    && Character.isLetter(word.charAt(0))
                    && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || "-_:.".indexOf(c) >= 0);
        }

        private String value() {
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                int end = text.indexOf(text.charAt(at), at + 1);
                if (end > 0) {
                    String value = text.substring(at + 1, end);
                    at = end + 1;
                    return value;
                }
            }
            int start = at;
            while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }
    }
}
