package blogjar.markdown.kramed;

import blogjar.text.JsSpace;

/** Text as kramed writes it: with typographic signs if wanted, and escaped. */
final class SmartText {
    private SmartText() {}

    /** Dashes, quotes and ellipses; what stands before a quote is only looked for within the text. */
    static String smart(String text) {
        if (text.indexOf('\'') < 0 && text.indexOf('"') < 0 && !text.contains("--") && !text.contains("...")) {
            return text;
        }
        String dashed = text.replace("--", "\u2014");
        String single = quoted(dashed, '\'', '"', '\u2018', '\u2019');
        return quoted(single, '"', '\u2018', '\u201c', '\u201d').replace("...", "\u2026");
    }

    /** @param other the sign of another kind that a quote may open behind */
    private static String quoted(String text, char quote, char other, char open, char close) {
        if (text.indexOf(quote) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                out.setCharAt(i, i == 0 || opensBehind(text.charAt(i - 1), other) ? open : close);
            }
        }
        return out.toString();
    }

    private static boolean opensBehind(char c, char other) {
        return c == other || "-\u2014/([{".indexOf(c) >= 0 || JsSpace.is(c);
    }

    /** Escapes {@code & < > " '}; what looks like a reference stays. */
    static String escape(String text) {
        return escape(text, false);
    }

    /** Escapes {@code & < > " '}, references too. */
    static String escapeAll(String text) {
        return escape(text, true);
    }

    private static String escape(String text, boolean references) {
        StringBuilder out = null;
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity = switch (text.charAt(i)) {
                case '&' -> !references && isReference(text, i) ? "" : "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                default -> "";
            };
            if (!entity.isEmpty()) {
                out = out == null ? new StringBuilder(text.length() + 32) : out;
                out.append(text, done, i).append(entity);
                done = i + 1;
            }
        }
        return out == null ? text : out.append(text, done, text.length()).toString();
    }

    private static boolean isReference(String text, int ampersand) {
        int from = text.startsWith("#", ampersand + 1) ? ampersand + 2 : ampersand + 1;
        int i = from;
        while (i < text.length() && Source.isWord(text.charAt(i))) {
            i++;
        }
        return i > from && i < text.length() && text.charAt(i) == ';';
    }
}
