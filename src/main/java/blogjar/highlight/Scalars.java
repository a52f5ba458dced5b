package blogjar.highlight;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values in files of settings: strings, numbers, truth values, comments. */
final class Scalars {
    private static final Set<String> LITERALS = Set.of(
            "true", "false", "null", "~", "yes", "no", "on", "off", "True", "False", "Null", "Yes", "No", "On", "Off",
            "none", "inf", "nan");

    private Scalars() {}

    /**
     * Writes values that stand on one line.
     *
     * @param wordKind of words that are neither numbers nor truth values; null for none
     */
    static void write(int from, int to, @Nullable TokenKind wordKind, TokenWriter out) {
        String code = out.code();
        int at = from;
        while (at < to) {
            char c = code.charAt(at);
            int end = at + 1;
            TokenKind kind = null;
            if (c == '"' || c == '\'') {
                end = stringEnd(code, at, to);
                kind = TokenKind.STRING;
            } else if (c == '#' && (at == from || Chars.isSpace(code.charAt(at - 1)))) {
                end = to;
                kind = TokenKind.COMMENT;
            } else if ((c == '&' || c == '*') && at == from && end < to && Chars.isLetter(code.charAt(end))) {
                end = wordEnd(code, at, to);
                kind = TokenKind.META;
            } else if (c == '!' && at == from) {
                end = wordEnd(code, at, to);
                kind = TokenKind.TYPE;
            } else if (!Chars.isSpace(c) && "[]{},:=".indexOf(c) < 0) {
                end = wordEnd(code, at, to);
                String word = code.substring(at, end);
                kind = isNumber(word) ? TokenKind.NUMBER : LITERALS.contains(word) ? TokenKind.LITERAL : wordKind;
            }
            if (kind == null) {
                out.text(at, end);
            } else {
                out.token(kind, at, end);
            }
            at = end;
        }
    }

    /** Whether the text is one or more numbers or truth values. */
    static boolean isSimple(String code, int from, int to) {
        for (String word : code.substring(from, to).split(" ")) {
            if (!isNumber(word) && !LITERALS.contains(word)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNumber(String word) {
        int start = word.startsWith("-") || word.startsWith("+") ? 1 : 0;
        return start < word.length()
                && Chars.isDigit(word.charAt(start))
                && word.chars()
                        .allMatch(c -> c < 128 && (Chars.isDigit((char) c) || "+-.:_TZxeEabcdfABCDF".indexOf(c) >= 0));
    }

    private static int wordEnd(String code, int from, int to) {
        int at = from + 1;
        while (at < to && !Chars.isSpace(code.charAt(at)) && "[]{},".indexOf(code.charAt(at)) < 0) {
            at++;
        }
        return at;
    }

    static int stringEnd(String code, int from, int to) {
        char quote = code.charAt(from);
        int at = from + 1;
        while (at < to && code.charAt(at) != quote) {
            at += code.charAt(at) == '\\' && quote == '"' ? 2 : 1;
        }
        return Math.min(to, at + 1);
    }
}
