package blogjar.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as it is compared: without case, accents and widths, and in one script where it is Chinese.
 *
 * @param text folded
 * @param origins for each unit of it, and for its end, where in the text as written it comes from
 */
@SuppressWarnings("ArrayRecordComponent") // it is never compared
record Folded(String text, int[] origins) {
    private static final String[] SPELT = {
        "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "đ", "d", "ł", "l", "ı", "i", "ς", "σ", "þ", "th"
    };

    /** @param text in form C */
    static Folded of(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int[] origins = new int[text.length() + 16];
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int from = at;
            int before = out.length();
            if (c < 0x80) {
                out.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
                at++;
            } else {
                at += Character.charCount(text.codePointAt(at));
                while (at < text.length() && isVoiceMark(text.charAt(at))) {
                    at++;
                }
                if (at == from + 1 && isPlain(c)) {
                    out.append(Hanzi.same(c));
                } else {
                    out.append(fold(text.substring(from, at)));
                }
            }
            if (out.length() >= origins.length) {
                origins = Arrays.copyOf(origins, out.length() * 2);
            }
            Arrays.fill(origins, before, out.length(), from);
        }
        origins[out.length()] = text.length();
        return new Folded(out.toString(), origins);
    }

    /** The text in form C, as {@link #of} wants it. */
    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Whether it is one of those that most texts in such scripts consist of, and has no parts. */
    private static boolean isPlain(char c) {
        return c >= 0x4E00 && c <= 0x9FFF
                || c >= 0x3041 && c <= 0x3096
                || c >= 0x30A1 && c <= 0x30FA
                || c >= 0xAC00 && c <= 0xD7A3;
    }

    private static boolean isVoiceMark(char c) {
        return c == 0x3099 || c == 0x309A || c == 0xFF9E || c == 0xFF9F;
    }

    private static String fold(String cluster) {
        String parts = Normalizer.normalize(cluster, Normalizer.Form.NFKD);
        StringBuilder bare = new StringBuilder(parts.length());
        for (int i = 0; i < parts.length(); i++) {
            char c = parts.charAt(i);
            if (c < 0x300 || c > 0x36F) {
                bare.append(Hanzi.same(c));
            }
        }
        String lower = composed(bare.toString().toLowerCase(Locale.ROOT));
        for (int i = 0; i < SPELT.length; i += 2) {
            lower = lower.replace(SPELT[i], SPELT[i + 1]);
        }
        return lower;
    }

    int origin(int index) {
        return origins[index];
    }
}
