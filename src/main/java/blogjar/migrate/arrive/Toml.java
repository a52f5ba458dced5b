package blogjar.migrate.arrive;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.JsDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * TOML as front matter and settings of Hugo have it. Dates are read, without checking all that the specification forbids.
 *
 * @see <a href="https://toml.io/en/v1.0.0">TOML 1.0.0</a>
 */
final class Toml {
    private final String file;
    private final String text;
    private final ZoneId zone;
    private int at;

    private Toml(String file, String text, ZoneId zone) {
        this.file = file;
        this.text = text;
        this.zone = zone;
    }

    /** @throws ProblemException where it can't be read, with the place */
    static Map<String, @Nullable Object> parse(String file, String text, ZoneId zone) {
        return new Toml(file, text, zone).document();
    }

    private Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> root = new LinkedHashMap<>();
        Map<String, @Nullable Object> table = root;
        for (blank(true); at < text.length(); blank(true)) {
            if (text.startsWith("[[", at)) {
                at += 2;
                table = element(root, keys());
                expect("]]");
            } else if (text.charAt(at) == '[') {
                at++;
                table = table(root, keys());
                expect("]");
            } else {
                pair(table);
            }
        }
        return root;
    }

    private void pair(Map<String, @Nullable Object> table) {
        List<String> keys = keys();
        expect("=");
        blank(false);
        table(table, keys.subList(0, keys.size() - 1)).put(keys.get(keys.size() - 1), value());
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        do {
            blank(false);
            keys.add(key());
            blank(false);
        } while (take("."));
        return keys;
    }

    private String key() {
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
            return string();
        }
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_' || text.charAt(at) == '-')) {
            at++;
        }
        if (start == at) {
            throw broken("a key");
        }
        return text.substring(start, at);
    }

    @SuppressWarnings("unchecked") // tables are made here, with texts for keys
    private static Map<String, @Nullable Object> table(Map<String, @Nullable Object> from, List<String> keys) {
        Map<String, @Nullable Object> table = from;
        for (String key : keys) {
            Object next = table.get(key);
            if (next instanceof List<?> list
                    && !list.isEmpty()
                    && list.get(list.size() - 1) instanceof Map<?, ?> last) {
                next = last;
            }
            if (!(next instanceof Map)) {
                next = new LinkedHashMap<String, @Nullable Object>();
                table.put(key, next);
            }
            table = (Map<String, @Nullable Object>) next;
        }
        return table;
    }

    @SuppressWarnings("unchecked") // as above
    private static Map<String, @Nullable Object> element(Map<String, @Nullable Object> root, List<String> keys) {
        Map<String, @Nullable Object> parent = table(root, keys.subList(0, keys.size() - 1));
        String last = keys.get(keys.size() - 1);
        if (!(parent.get(last) instanceof List)) {
            parent.put(last, new ArrayList<Object>());
        }
        Map<String, @Nullable Object> element = new LinkedHashMap<>();
        ((List<Object>) java.util.Objects.requireNonNull(parent.get(last))).add(element);
        return element;
    }

    private @Nullable Object value() {
        if (at >= text.length()) {
            throw broken("a value");
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            return string();
        }
        if (take("[")) {
            List<@Nullable Object> list = new ArrayList<>();
            for (blank(true); !take("]"); blank(true)) {
                list.add(value());
                blank(true);
                take(",");
            }
            return list;
        }
        if (take("{")) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (blank(true); !take("}"); blank(true)) {
                pair(map);
                blank(true);
                take(",");
            }
            return map;
        }
        int start = at;
        while (at < text.length() && ",]}#\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return bare(text.substring(start, at).strip());
    }

    private Object bare(String word) {
        if (word.equals("true") || word.equals("false")) {
            return word.equals("true");
        }
        if (word.matches("\\d{4}-\\d\\d-\\d\\d([Tt ].*)?")) {
            ZonedDateTime date = JsDate.parse(
                            word.replaceFirst("[ t]", "T").replaceFirst("^(\\d{4}-\\d\\d-\\d\\d)$", "$1T00:00:00"),
                            zone)
                    .map(instant -> instant.atZone(zone))
                    .orElse(null);
            if (date != null) {
                return date;
            }
        }
        String number = word.replace("_", "");
        if (number.matches("[+-]?\\d{1,18}")) {
            return Long.parseLong(number);
        }
        if (number.matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?")) {
            return Double.parseDouble(number);
        }
        throw broken("a value in quotes, a number, a date, true or false");
    }

    private String string() {
        char quote = text.charAt(at);
        String three = String.valueOf(quote).repeat(3);
        boolean many = text.startsWith(three, at);
        at += many ? 3 : 1;
        if (many && at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (many ? text.startsWith(three, at) : c == quote) {
                at += many ? 3 : 1;
                return out.toString();
            }
            if (c == '\n' && !many) {
                break;
            }
            at++;
            if (c == '\\' && quote == '"' && at < text.length()) {
                escape(out);
            } else {
                out.append(c);
            }
        }
        throw broken("the end of the text, " + quote);
    }

    private void escape(StringBuilder out) {
        char c = text.charAt(at++);
        int digits = c == 'u' ? 4 : c == 'U' ? 8 : 0;
        if (digits > 0
                && at + digits <= text.length()
                && text.substring(at, at + digits).matches("[0-9a-fA-F]+")) {
            int code = (int) Long.parseLong(text.substring(at, at + digits), 16);
            out.appendCodePoint(Character.isValidCodePoint(code) ? code : 0xFFFD);
            at += digits;
        } else if (c == '\n') {
            blank(true);
        } else {
            int known = "btnfr".indexOf(c);
            out.append(known < 0 ? c : "\b\t\n\f\r".charAt(known));
        }
    }

    private boolean take(String word) {
        boolean there = text.startsWith(word, at);
        at += there ? word.length() : 0;
        return there;
    }

    private void expect(String word) {
        blank(false);
        if (!take(word)) {
            throw broken("'" + word + "'");
        }
    }

    private void blank(boolean lines) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n' && lines) {
                at++;
            } else {
                return;
            }
        }
    }

    private ProblemException broken(String expected) {
        return new ProblemException(Problem.error("this is not TOML")
                .at(file, text, Math.min(at, text.length()))
                .expected(expected)
                .fix("correct it, or leave the file out"));
    }
}
