package blogjar.highlight;

/** Kinds of characters, and places in lines. */
final class Chars {
    private Chars() {}

    static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c > 127 && Character.isLetter(c);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWord(char c) {
        return isLetter(c) || isDigit(c);
    }

    static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Behind the spaces and tabs at {@code from}. */
    static int skipBlanks(String code, int from, int to) {
        int at = from;
        while (at < to && (code.charAt(at) == ' ' || code.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }

    static int lineEnd(String code, int from, int to) {
        int end = from;
        while (end < to && code.charAt(end) != '\n') {
            end++;
        }
        return end;
    }

    /** Where the text is next, wholly before {@code to}, or a negative number. Looks no further than that. */
    static int find(String code, String text, int from, int to) {
        char first = text.charAt(0);
        for (int i = from; i <= to - text.length(); i++) {
            if (code.charAt(i) == first && code.startsWith(text, i)) {
                return i;
            }
        }
        return -1;
    }

    /** Behind the text, or {@code to} where it does not follow. */
    static int behind(String code, String text, int from, int to) {
        int found = find(code, text, from, to);
        return found < 0 ? to : found + text.length();
    }

    /** Behind a number of any usual form that begins at {@code from}. */
    static int numberEnd(String code, int from, int to) {
        int at = from;
        boolean hex = code.startsWith("0x", from) || code.startsWith("0X", from);
        while (at < to) {
            char c = code.charAt(at);
            boolean sign = (c == '+' || c == '-') && !hex && at > from && (code.charAt(at - 1) | 0x20) == 'e';
            boolean point = c == '.' && at + 1 < to && isDigit(code.charAt(at + 1));
            if (!sign && !point && !isDigit(c) && !(c < 128 && isLetter(c))) {
                break;
            }
            at++;
        }
        return at;
    }
}
