package blogjar.markdown.markdownit;

import blogjar.text.Punctuation;
import java.util.Locale;
import java.util.Set;

/** Host names in running text (linkify-it 4.0.1). */
final class HostNames {
    private static final Set<String> ENDINGS = Set.of(
            "biz", "com", "edu", "gov", "net", "org", "pro", "web", "xxx", "aero", "asia", "coop", "info", "museum",
            "name", "shop", "рф");
    /** Country codes: what may follow each first letter, from {@code a} on. */
    private static final String[] COUNTRIES = {
        "cdefgilmnoqrstuwxz",
        "abdefghijmnorstvwyz",
        "acdfghiklmnoruvwxyz",
        "ejkmoz",
        "cegrstu",
        "ijkmor",
        "abdefghilmnpqrstuwy",
        "kmnrtu",
        "delmnoqrst",
        "emop",
        "eghimnprwyz",
        "abcikrstuvy",
        "acdeghklmnopqrstuvwxyz",
        "acefgilopruz",
        "m",
        "aefghklmnrstwy",
        "a",
        "eosuw",
        "abcdeghijklmnortuvxyz",
        "cdfghjklmnortvwz",
        "agksyz",
        "aceginu",
        "fs",
        "",
        "et",
        "amw"
    };

    private static final int LONGEST = 63;

    private HostNames() {}

    /**
     * A host.
     *
     * @param end behind it, its port not counted
     * @param last where its last label begins
     */
    record Host(int end, int last, int labels) {}

    static boolean isTextEnd(int c) {
        return c == '<' || c == '>' || c == '\uFF5C';
    }

    static boolean isSpaceOrControl(int c) {
        return Chars.isSeparator(c) || Chars.isControl(c);
    }

    static boolean isSpacePunctuationOrControl(int c) {
        return isSpaceOrControl(c) || Punctuation.is(c);
    }

    private static boolean isLetter(String text, int pos) {
        if (pos >= text.length()) {
            return false;
        }
        int c = text.codePointAt(pos);
        return !isTextEnd(c) && !isSpacePunctuationOrControl(c);
    }

    /** The longest host at an offset; null where none is. */
    static @org.jspecify.annotations.Nullable Host at(String text, int start) {
        int end = labelEnd(text, start);
        int last = start;
        int labels = 1;
        while (end >= 0 && end < text.length() && text.charAt(end) == '.' && isLetter(text, end + 1)) {
            last = end + 1;
            end = labelEnd(text, last);
            labels++;
        }
        return end < 0 ? null : new Host(end, last, labels);
    }

    private static int labelEnd(String text, int start) {
        int i = start;
        int length = 0;
        while (i < text.length() && length <= LONGEST && (isLetter(text, i) || i > start && text.charAt(i) == '-')) {
            i += Character.charCount(text.codePointAt(i));
            length++;
        }
        boolean good = length > 0 && length <= LONGEST && (text.charAt(i - 1) != '-' || isEncoded(text, start, i));
        return good ? i : -1;
    }

    private static boolean isEncoded(String text, int start, int end) {
        if (end - start < 5 || !text.regionMatches(true, start, "xn--", 0, 4)) {
            return false;
        }
        for (int i = start + 4; i < end; i++) {
            if (!Chars.isAsciiAlphanumeric(text.charAt(i)) && text.charAt(i) != '-') {
                return false;
            }
        }
        return true;
    }

    /** Whether the last label is one that ends a host without a scheme before it. */
    static boolean hasKnownEnding(String text, Host host) {
        return host.labels() > 1 && isKnownEnding(text, host.last(), host.end());
    }

    static boolean isKnownEnding(String text, int start, int end) {
        if (end - start == 2 && Chars.isAsciiLetter(text.charAt(start))) {
            String seconds = COUNTRIES[(text.charAt(start) | 0x20) - 'a'];
            return seconds.indexOf(Character.toLowerCase(text.charAt(start + 1))) >= 0;
        }
        return end - start <= 6 && ENDINGS.contains(text.substring(start, end).toLowerCase(Locale.ROOT))
                || isEncoded(text, start, end);
    }

    /** Whether the last label has no dash but that of an encoded one. */
    static boolean hasPlainEnding(String text, Host host) {
        int dash = text.indexOf('-', host.last());
        return host.labels() > 1 && (dash < 0 || dash >= host.end() || isEncoded(text, host.last(), host.end()));
    }

    /** The offset behind a port, or the same where none is; -1 for one that is no port. */
    static int portEnd(String text, int colon) {
        if (colon + 1 >= text.length() || text.charAt(colon) != ':' || !Chars.isDigit(text.charAt(colon + 1))) {
            return colon;
        }
        int end = colon + 1;
        while (end < text.length() && Chars.isDigit(text.charAt(end))) {
            end++;
        }
        int digits = end - colon - 1;
        boolean good = digits <= 4
                || digits == 5
                        && text.charAt(colon + 1) != '0'
                        && Integer.parseInt(text.substring(colon + 1, end)) <= 65535;
        return good ? end : -1;
    }

    /** Whether a host, or its port, may end at an offset. */
    static boolean mayEnd(String text, int end) {
        if (end >= text.length()) {
            return true;
        }
        char c = text.charAt(end);
        char next = end + 1 < text.length() ? text.charAt(end + 1) : 0;
        if (c == '-' || c == '_' || c == ':' && Chars.isDigit(next) || c == '.' && next == '-') {
            return false;
        }
        if (c == '.' && end + 1 < text.length() && !isSpacePunctuationOrControl(text.codePointAt(end + 1))) {
            return false;
        }
        int point = text.codePointAt(end);
        return isTextEnd(point) || isSpacePunctuationOrControl(point);
    }

    /** The offset behind four numbers with dots; -1 where they are not. */
    static int fourNumbersEnd(String text, int start) {
        int i = start;
        for (int part = 0; part < 4; part++) {
            if (part > 0 && (i >= text.length() || text.charAt(i++) != '.')) {
                return -1;
            }
            int from = i;
            while (i < text.length() && i < from + 3 && Chars.isDigit(text.charAt(i))) {
                i++;
            }
            if (i == from || Integer.parseInt(text.substring(from, i)) > 255) {
                return -1;
            }
        }
        return i;
    }
}
