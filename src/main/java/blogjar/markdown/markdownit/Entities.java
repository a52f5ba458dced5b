package blogjar.markdown.markdownit;

import com.vladsch.flexmark.util.sequence.Html5Entities;
import org.jspecify.annotations.Nullable;

/** References of HTML and backslashes, read. */
final class Entities {
    private Entities() {}

    /** A reference and where it ends. */
    record Found(String text, int end) {}

    /**
     * The reference at an ampersand; null where none is.
     *
     * @param maxDecimal the most digits of a decimal number
     * @param maxHex of a hexadecimal one
     */
    static @Nullable Found at(String text, int ampersand, int maxDecimal, int maxHex) {
        int end = ampersand + 1;
        while (end < text.length() && end - ampersand <= 33 && isPart(text.charAt(end))) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != ';' || end == ampersand + 1) {
            return null;
        }
        String name = text.substring(ampersand + 1, end);
        String read = name.startsWith("#") ? number(name, maxDecimal, maxHex) : named(name);
        return read == null ? null : new Found(read, end + 1);
    }

    private static boolean isPart(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '#';
    }

    private static @Nullable String named(String name) {
        if (name.indexOf('#') >= 0 || name.length() < 2 || !Chars.isAsciiLetter(name.charAt(0))) {
            return null;
        }
        String reference = "&" + name + ";";
        String read = Html5Entities.entityToString(reference);
        return read.equals(reference) ? null : read;
    }

    private static @Nullable String number(String name, int maxDecimal, int maxHex) {
        boolean hex = name.length() > 1 && (name.charAt(1) | 0x20) == 'x';
        String digits = name.substring(hex ? 2 : 1);
        if (digits.isEmpty() || digits.length() > (hex ? maxHex : maxDecimal)) {
            return null;
        }
        for (int i = 0; i < digits.length(); i++) {
            if (Character.digit(digits.charAt(i), hex ? 16 : 10) < 0) {
                return null;
            }
        }
        long code = Long.parseLong(digits, hex ? 16 : 10);
        return isValid(code) ? Character.toString((int) code) : "\uFFFD";
    }

    private static boolean isValid(long c) {
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        boolean nonCharacter = c >= 0xFDD0 && c <= 0xFDEF || (c & 0xFFFE) == 0xFFFE;
        boolean control = c <= 0x08 || c == 0x0B || c >= 0x0E && c <= 0x1F || c >= 0x7F && c <= 0x9F;
        return !surrogate && !nonCharacter && !control && c <= 0x10FFFF;
    }

    /** Text of an address, a title or a fence: backslashes before punctuation taken away, references read. */
    static String unescape(String text) {
        if (text.indexOf('\\') < 0 && text.indexOf('&') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && Chars.isAsciiPunctuation(text.charAt(i + 1))) {
                out.append(text.charAt(i + 1));
                i += 2;
                continue;
            }
            Found found = c == '&' ? at(text, i, 8, 8) : null;
            if (found == null || found.text().equals("\uFFFD") && isNumber(text, i)) {
                out.append(c);
                i++;
            } else {
                out.append(found.text());
                i = found.end();
            }
        }
        return out.toString();
    }

    private static boolean isNumber(String text, int ampersand) {
        return text.charAt(ampersand + 1) == '#';
    }
}
