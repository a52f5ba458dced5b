package blogjar.markdown;

import blogjar.text.JsSpace;
import blogjar.text.Punctuation;

/** The classes of characters that Markdown tells apart. */
final class Chars {
    private static final String ASCII_PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private static final String MAIL = ".!#$%&'*+/=?_`{|}~-";

    private Chars() {}

    static boolean isAsciiPunctuation(char c) {
        return c < 128 && ASCII_PUNCTUATION.indexOf(c) >= 0;
    }

    /** Unicode's categories P and S (CommonMark 0.31). */
    static boolean isPunctuation(int c) {
        if (c < 128) {
            return isAsciiPunctuation((char) c);
        }
        return Punctuation.is(c) || Punctuation.isSymbol(c);
    }

    static boolean isSpace(int c) {
        return JsSpace.is(c);
    }

    static boolean isLetterOrNumber(int c) {
        if (Character.isLetter(c)) {
            return true;
        }
        int type = Character.getType(c);
        return type == Character.DECIMAL_DIGIT_NUMBER
                || type == Character.LETTER_NUMBER
                || type == Character.OTHER_NUMBER;
    }

    static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    static boolean isAsciiDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isAsciiAlphanumeric(char c) {
        return isAsciiLetter(c) || isAsciiDigit(c);
    }

    /** JavaScript's {@code \w}. */
    static boolean isWord(char c) {
        return isAsciiAlphanumeric(c) || c == '_';
    }

    /** What marked takes for the name before the {@code @} of a mail address in running text. */
    static boolean isMail(char c) {
        return isAsciiAlphanumeric(c) || c < 128 && MAIL.indexOf(c) >= 0;
    }

    /** The end of the run of {@code c} that begins at {@code from}. */
    static int endOfRun(CharSequence text, int from, int to, char c) {
        int i = from;
        while (i < to && text.charAt(i) == c) {
            i++;
        }
        return i;
    }

    /** Takes the backslash from before every punctuation character. */
    static String unescape(String text) {
        int at = text.indexOf('\\');
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0 && at + 1 < text.length()) {
            if (isPunctuation(text.codePointAt(at + 1))) {
                out.append(text, done, at);
                done = at + 1;
                at = text.indexOf('\\', at + 2);
            } else {
                at = text.indexOf('\\', at + 1);
            }
        }
        return out.append(text, done, text.length()).toString();
    }
}
