package blogjar.markdown.markdownit;

import blogjar.text.Punctuation;

/** The classes of characters that markdown-it tells apart; it looks at one UTF-16 unit at a time. */
final class Chars {
    private static final String ASCII_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    private Chars() {}

    /** A blank or a tab. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean isBlankOrNewline(char c) {
        return c == ' ' || c == '\t' || c == '\n';
    }

    static boolean isAsciiPunctuation(char c) {
        return c < 128 && ASCII_PUNCTUATION.indexOf(c) >= 0;
    }

    static boolean isPunctuation(char c) {
        return c < 128 ? isAsciiPunctuation(c) : Punctuation.is(c);
    }

    /** Unicode's category Z. */
    static boolean isSeparator(int c) {
        int type = Character.getType(c);
        return type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    static boolean isControl(int c) {
        return c <= 0x1F || c >= 0x7F && c <= 0x9F;
    }

    static boolean isWhitespace(char c) {
        return c >= 0x09 && c <= 0x0D || Character.getType(c) == Character.SPACE_SEPARATOR;
    }

    static boolean isAsciiLetter(char c) {
        return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiAlphanumeric(char c) {
        return isAsciiLetter(c) || isDigit(c);
    }

    /** The first place from {@code from} on that holds no blank, tab or line end. */
    static int skipBlanksAndNewlines(String text, int from, int to) {
        int i = from;
        while (i < to && isBlankOrNewline(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int skipBlanks(String text, int from, int to) {
        int i = from;
        while (i < to && isBlank(text.charAt(i))) {
            i++;
        }
        return i;
    }

    static int skipRun(String text, int from, int to, char c) {
        int i = from;
        while (i < to && text.charAt(i) == c) {
            i++;
        }
        return i;
    }
}
