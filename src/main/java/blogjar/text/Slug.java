package blogjar.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Texts for addresses (hexo-util's slugize). */
public final class Slug {
    private static final String SEPARATED = "~`!@#$%^&*()-_+=[]{}|\\;:\"'<>,.?/";

    private Slug() {}

    /** What becomes of letters: {@code filename_case} 0, 1 and 2. */
    public enum Case {
        KEEP,
        LOWER,
        UPPER;

        /** @param filenameCase the number 1 for lower case, 2 for upper case; all else keeps letters as they are */
        public static Case of(@Nullable Object filenameCase) {
            double number = filenameCase instanceof Number given ? given.doubleValue() : 0;
            return number == 1 ? LOWER : number == 2 ? UPPER : KEEP;
        }
    }

    /**
     * Latin letters without marks, runs of blanks and ASCII punctuation as one dash, none at the ends; Chinese
     * characters and their punctuation stay. May be empty.
     */
    public static String slugize(String text, Case letters) {
        return slugize(text, letters, "-");
    }

    /** @param separator in place of the dash */
    public static String slugize(String text, Case letters, String separator) {
        StringBuilder out = new StringBuilder(text.length());
        boolean dash = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String plain = Diacritics.plain(c);
            if (plain == null && c < 0x20) {
                continue;
            }
            if (plain == null && (SEPARATED.indexOf(c) >= 0 || JsSpace.is(c))) {
                dash = true;
                continue;
            }
            if (dash && out.length() > 0) {
                out.append(separator);
            }
            dash = false;
            if (plain == null) {
                out.append(c);
            } else {
                out.append(plain);
            }
        }
        String slug = out.toString();
        return switch (letters) {
            case KEEP -> slug;
            case LOWER -> slug.toLowerCase(Locale.ROOT);
            case UPPER -> slug.toUpperCase(Locale.ROOT);
        };
    }
}
