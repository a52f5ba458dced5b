package blogjar.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON read strictly (RFC 8259) and printed compactly, as {@code JSON.parse} and {@code JSON.stringify} do. */
public final class Json {
    private static final int DEEPEST = 500;
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]+");
    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    /** A text that is not JSON. */
    public static final class SyntaxException extends Exception {
        private static final long serialVersionUID = 1L;

        private final int offset;

        SyntaxException(String message, int offset) {
            super(message, null, false, false);
            this.offset = offset;
        }

        /** Where in the text, as a UTF-16 index. */
        public int offset() {
            return offset;
        }
    }

    /**
     * @return map, list, string, {@code Long}, {@code Double}, {@code Boolean} or null
     * @throws SyntaxException if the text is not one JSON value
     */
    public static @Nullable Object parse(String text) throws SyntaxException {
        Json json = new Json(text);
        Object value = json.value(0);
        json.blank();
        if (json.at < text.length()) {
            throw json.unexpected("the end");
        }
        return value;
    }

    private SyntaxException unexpected(String expected) {
        return new SyntaxException("expected " + expected, at);
    }

    private void blank() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        blank();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private @Nullable Object value(int depth) throws SyntaxException {
        if (depth > DEEPEST) {
            throw new SyntaxException("nested too deep", at);
        }
        blank();
        if (at >= text.length()) {
            throw unexpected("a value");
        }
        char c = text.charAt(at);
        if (c == '{') {
            return object(depth);
        }
        if (c == '[') {
            return array(depth);
        }
        if (c == '"') {
            return string();
        }
        if (c == '-' || c >= '0' && c <= '9') {
            return number();
        }
        for (String word : List.of("true", "false", "null")) {
            if (text.startsWith(word, at)) {
                at += word.length();
                return word.equals("null") ? null : Boolean.valueOf(word);
            }
        }
        throw unexpected("a value");
    }

    private Map<String, @Nullable Object> object(int depth) throws SyntaxException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        at++;
        if (skip('}')) {
            return map;
        }
        do {
            blank();
            if (at >= text.length() || text.charAt(at) != '"') {
                throw unexpected("a key in double quotes");
            }
            String key = string();
            if (!skip(':')) {
                throw unexpected("':'");
            }
            map.put(key, value(depth + 1));
        } while (skip(','));
        if (!skip('}')) {
            throw unexpected("',' or '}'");
        }
        return Collections.unmodifiableMap(map);
    }

    private List<@Nullable Object> array(int depth) throws SyntaxException {
        List<@Nullable Object> list = new ArrayList<>();
        at++;
        if (skip(']')) {
            return list;
        }
        do {
            list.add(value(depth + 1));
        } while (skip(','));
        if (!skip(']')) {
            throw unexpected("',' or ']'");
        }
        return Collections.unmodifiableList(list);
    }

    private String string() throws SyntaxException {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                at--;
                throw unexpected("no control character in a text");
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            out.append(escaped());
        }
        throw unexpected("a closing quote");
    }

    private char escaped() throws SyntaxException {
        if (at >= text.length()) {
            throw unexpected("a closing quote");
        }
        char c = text.charAt(at++);
        int plain = "\"\\/bfnrt".indexOf(c);
        if (plain >= 0) {
            return "\"\\/\b\f\n\r\t".charAt(plain);
        }
        if (c == 'u' && at + 4 <= text.length()) {
            try {
                int code = Integer.parseInt(text.substring(at, at + 4), 16);
                at += 4;
                return (char) code;
            } catch (NumberFormatException notHex) {
                throw unexpected("four hexadecimal digits");
            }
        }
        throw unexpected("an escape of JSON");
    }

    private Object number() throws SyntaxException {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(start, at);
        if (!NUMBER.matcher(digits).matches()) {
            at = start;
            throw unexpected("a number");
        }
        if (digits.length() < 16 && WHOLE.matcher(digits).matches()) {
            return Long.valueOf(digits);
        }
        return Double.valueOf(digits);
    }

    /** The value on one line, without blanks. */
    public static String print(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        print(value, out);
        return out.toString();
    }

    private static void print(@Nullable Object value, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                quote(String.valueOf(entry.getKey()), out);
                out.append(':');
                print(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof Iterable<?> list) {
            out.append('[');
            String separator = "";
            for (Object item : list) {
                out.append(separator);
                print(item, out);
                separator = ",";
            }
            out.append(']');
        } else if (value instanceof Double number) {
            out.append(number.isNaN() || number.isInfinite() ? "null" : JsNumber.print(number));
        } else if (value == null || value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else {
            quote(value instanceof Instant instant ? INSTANT.format(instant) : value.toString(), out);
        }
    }

    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int plain = "\"\\\b\f\n\r\t".indexOf(c);
            if (plain >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(plain));
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
