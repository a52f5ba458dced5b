package blogjar.tagplugin;

import blogjar.text.JsSpace;

/** The blanks that all lines of a text begin with. */
final class Indent {
    private Indent() {}

    /** The text without the smallest indent of spaces and tabs that its lines have; blank lines don't count. */
    static String strip(String text) {
        int indent = common(text);
        if (indent == 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int line = 0;
        while (line < text.length()) {
            int newline = text.indexOf('\n', line);
            int next = newline < 0 ? text.length() : newline + 1;
            out.append(text, blanksEnd(text, line) - line >= indent ? line + indent : line, next);
            line = next;
        }
        return out.toString();
    }

    private static int common(String text) {
        int smallest = Integer.MAX_VALUE;
        int line = 0;
        while (line < text.length()) {
            int code = blanksEnd(text, line);
            if (code < text.length() && !JsSpace.is(text.charAt(code))) {
                smallest = Math.min(smallest, code - line);
                if (smallest == 0) {
                    return 0;
                }
            }
            int newline = text.indexOf('\n', line);
            line = newline < 0 ? text.length() : newline + 1;
        }
        return smallest == Integer.MAX_VALUE ? 0 : smallest;
    }

    private static int blanksEnd(String text, int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
