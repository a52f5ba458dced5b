package blogjar.markdown;

/** Tags, comments and the like within text. */
final class InlineHtml {
    private InlineHtml() {}

    /**
     * Where the tag, comment, instruction, declaration or CDATA section that begins at {@code at} ends; -1 if none does.
     */
    static int end(String text, int at, int to) {
        if (at + 2 >= to) {
            return -1;
        }
        char c = text.charAt(at + 1);
        if (Chars.isAsciiLetter(c)) {
            return endOfOpenTag(text, at + 1, to);
        }
        if (c == '/') {
            return endOfCloseTag(text, at + 2, to);
        }
        if (c == '?') {
            return after(text, "?>", at + 2, to);
        }
        return c == '!' ? endOfDeclaration(text, at, to) : -1;
    }

    private static int endOfDeclaration(String text, int at, int to) {
        if (text.startsWith("<!--", at)) {
            if (text.startsWith(">", at + 4)) {
                return at + 4 < to ? at + 5 : -1;
            }
            if (text.startsWith("->", at + 4)) {
                return at + 5 < to ? at + 6 : -1;
            }
            return after(text, "-->", at + 4, to);
        }
        if (text.startsWith("<![CDATA[", at)) {
            return after(text, "]]>", at + 9, to);
        }
        int i = at + 2;
        while (i < to && Chars.isAsciiLetter(text.charAt(i))) {
            i++;
        }
        return i > at + 2 && i < to && Chars.isSpace(text.charAt(i)) ? after(text, ">", i + 1, to) : -1;
    }

    private static int after(String text, String what, int from, int to) {
        int i = text.indexOf(what, from);
        return i < 0 || i + what.length() > to ? -1 : i + what.length();
    }

    private static int endOfCloseTag(String text, int from, int to) {
        if (from >= to || !Chars.isAsciiLetter(text.charAt(from))) {
            return -1;
        }
        int i = from + 1;
        while (i < to && (Chars.isWord(text.charAt(i)) || text.charAt(i) == ':' || text.charAt(i) == '-')) {
            i++;
        }
        i = skipSpace(text, i, to);
        return i < to && text.charAt(i) == '>' ? i + 1 : -1;
    }

    private static int endOfOpenTag(String text, int from, int to) {
        int i = from + 1;
        while (i < to && (Chars.isWord(text.charAt(i)) || text.charAt(i) == '-')) {
            i++;
        }
        while (true) {
            int next = skipSpace(text, i, to);
            if (next >= to) {
                return -1;
            }
            char c = text.charAt(next);
            if (c == '>') {
                return next + 1;
            }
            if (c == '/') {
                return next + 1 < to && text.charAt(next + 1) == '>' ? next + 2 : -1;
            }
            if (next == i || !isNameStart(c)) {
                return -1;
            }
            i = endOfAttribute(text, next + 1, to, true);
        }
    }

    static boolean isNameStart(char c) {
        return Chars.isAsciiLetter(c) || c == '_' || c == ':';
    }

    /**
     * The end of an attribute whose name goes on at {@code from}.
     *
     * @param lines whether blanks and values may hold line ends
     */
    static int endOfAttribute(String text, int from, int to, boolean lines) {
        int i = from;
        while (i < to && (Chars.isWord(text.charAt(i)) || ".:-".indexOf(text.charAt(i)) >= 0)) {
            i++;
        }
        int equals = lines ? skipSpace(text, i, to) : Chars.endOfRun(text, i, to, ' ');
        if (equals >= to || text.charAt(equals) != '=') {
            return i;
        }
        int value = lines ? skipSpace(text, equals + 1, to) : Chars.endOfRun(text, equals + 1, to, ' ');
        if (value >= to) {
            return i;
        }
        char quote = text.charAt(value);
        if (quote == '"' || quote == '\'') {
            int close = text.indexOf(quote, value + 1);
            if (close < 0
                    || close >= to
                    || !lines && text.substring(value, close).indexOf('\n') >= 0) {
                return i;
            }
            return close + 1;
        }
        int end = value;
        while (end < to && !Chars.isSpace(text.charAt(end)) && "\"'=<>`".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end > value ? end : i;
    }

    private static int skipSpace(String text, int from, int to) {
        int i = from;
        while (i < to && Chars.isSpace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
