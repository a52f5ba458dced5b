package blogjar.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parser's complaint in a writer's words.
 *
 * @param column from 0, in code points; -1 where it is that of the parser
 * @param expected what should have stood there, or null
 */
record Mend(int column, String message, @Nullable String expected, String fix) {
    private static final Pattern NO_BLANK = Pattern.compile("[ \\t]*[\\w-]+:(?=\\S)");

    private Mend(String message, @Nullable String expected, String fix) {
        this(-1, message, expected, fix);
    }

    /**
     * @param complaint what the parser says
     * @param line the text of the line that it points at
     * @param column from 0, in code points
     */
    static Mend of(String complaint, String line, int column) {
        int at = line.offsetByCodePoints(0, Math.min(column, line.codePointCount(0, line.length())));
        char here = at < line.length() ? line.charAt(at) : '\n';
        if (here == '\t' || complaint.contains("'\\t")) {
            return new Mend(
                    "a tab where YAML wants spaces",
                    "spaces",
                    "replace the tab by spaces; YAML does not indent by tabs");
        }
        if (here == '@' || here == '`' || here == '%' || here == '&' || here == '*' || here == '!') {
            return new Mend(
                    "a value can't begin with '" + here + "'",
                    "a quoted text",
                    "put the value in quotes: \"" + value(line, at).replace("\"", "\\\"") + "\"");
        }
        if (complaint.contains("could not find expected ':'") || at == line.length() && isKeyLess(line)) {
            return keyLess(line);
        }
        if (complaint.contains("mapping values are not allowed")) {
            return new Mend(
                    "a second ': ' in one line",
                    null,
                    "put the value in quotes, as it has a colon followed by a space: " + quoted(line));
        }
        if (complaint.contains("while scanning a quoted scalar")
                || complaint.contains("found unexpected end of stream")) {
            return new Mend(
                    "a quote that is never closed", "the closing quote", "close the quote at the end of the value");
        }
        boolean openList = line.substring(0, at).stripTrailing().endsWith("[");
        if (complaint.contains("expected ',' or ']'") || openList && complaint.contains("<stream end>")) {
            return new Mend(
                    "a list that is never closed", "',' or ']'", "close the list with ']', items separated by commas");
        }
        if (complaint.contains("expected ',' or '}'")) {
            return new Mend("a mapping that is never closed", "',' or '}'", "close the mapping with '}'");
        }
        if (complaint.contains("expected <block end>") && closesBefore(line, at)) {
            return new Mend(
                    "text behind the end of a value",
                    null,
                    "put the whole value in quotes; one that begins with a quote or a bracket ends with its partner");
        }
        if (complaint.contains("expected <block end>")) {
            return new Mend(
                    "this line does not belong to the block above it",
                    null,
                    "give it the same indent as its neighbours");
        }
        if (complaint.contains("found another document")) {
            return new Mend(
                    "a second document in one file", null, "remove the line '---'; all keys stand in one document");
        }
        if (complaint.contains("undefined alias")) {
            return new Mend("this alias is not defined", "a text in quotes", "put the value in quotes if it is a text");
        }
        if (complaint.contains("special characters are not allowed")) {
            return new Mend("a control character", "printable text", "remove the character; save the file as UTF-8");
        }
        return new Mend("this is not YAML: " + complaint, null, "put texts with special characters in quotes");
    }

    /** Whether the parser stops at the colon of a line as the line above, of the same indent, has none. */
    static boolean isKeyLate(String above, String line) {
        int colon = line.indexOf(':');
        boolean first = line.substring(0, Math.max(colon, 0)).strip().matches("[^\"'\\[{]+");
        return first && isKeyLess(above) && indent(above) == indent(line);
    }

    private static boolean isKeyLess(String line) {
        return !line.isBlank()
                && !line.contains(": ")
                && !line.stripTrailing().endsWith(":")
                && !line.stripLeading().startsWith("- ");
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static Mend keyLess(String line) {
        Matcher noBlank = NO_BLANK.matcher(line);
        if (noBlank.lookingAt()) {
            String mended = noBlank.group().strip() + " " + line.substring(noBlank.end());
            int column = line.codePointCount(0, noBlank.end());
            return new Mend(column, "no blank behind the colon", "a blank", "write it as '" + mended.strip() + "'");
        }
        int wide = line.indexOf('：');
        if (wide >= 0) {
            String mended =
                    line.substring(0, wide) + ": " + line.substring(wide + 1).strip();
            int column = line.codePointCount(0, wide);
            return new Mend(column, "a Chinese colon", "': '", "write it as '" + mended.strip() + "'");
        }
        return new Mend("a line without a colon", "key: value", "write it as 'key: value', or remove the line");
    }

    private static boolean closesBefore(String line, int at) {
        String before = line.substring(0, at).stripTrailing();
        return before.endsWith("]") || before.endsWith("}") || before.endsWith("'") || before.endsWith("\"");
    }

    /** The value that a place is in: all behind the colon or the dash before it. */
    private static String value(String line, int at) {
        int colon = line.lastIndexOf(": ", Math.max(0, at - 1));
        int start = colon >= 0 ? colon + 2 : line.stripLeading().startsWith("- ") ? line.indexOf("- ") + 2 : at;
        return line.substring(Math.min(start, at)).strip();
    }

    private static String quoted(String line) {
        int colon = line.indexOf(": ");
        return colon < 0
                ? "\"…\""
                : line.substring(0, colon + 2).strip() + " \""
                        + line.substring(colon + 2)
                                .strip()
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\"") + "\"";
    }
}
