package blogjar.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import net.gcardone.junidecode.Junidecode;

/**
 * Text in the letters of ASCII, Chinese as Pinyin without tones, as the npm package transliteration 1.6.6 makes slugs of
 * it. Both it and Junidecode have their readings from Text::Unidecode; where they differ, those of the former are here.
 */
public final class Transliteration {
    private static final String DIFFERENT = "万wan 么me 宁ning 广guang 汉han 沈shen 重chong "
            + "Ήi Βv Ηi Ξx Υy Φf Χh Ϋy ήi ΰy βv ηi υy φf χh ϋy ύy "
            + "Ѐjo Ёyo Єie Йy Хh Цc Юyu Яya йy хh цc юyu яya ѐje ёyo Ýu";
    private static final String DROPPED = "ЪЬъь゙゚゛゜・ー〵〾〿℃℉℀℁";
    private static final Map<Integer, String> OWN = own();

    private Transliteration() {}

    private static Map<Integer, String> own() {
        Map<Integer, String> own = new HashMap<>();
        for (String pair : DIFFERENT.split(" ")) {
            int c = pair.codePointAt(0);
            String reading = pair.substring(1);
            own.put(c, isHan(c) ? reading + " " : reading);
        }
        DROPPED.codePoints().forEach(c -> own.put(c, ""));
        return Map.copyOf(own);
    }

    /**
     * A text as a slug: letters and digits, with a separator for all that is between them.
     *
     * @param lower whether it is put in lower case
     */
    public static String slug(String text, String separator, boolean lower) {
        StringBuilder out = new StringBuilder(text.length() * 2);
        boolean gap = false;
        int before = ' ';
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            gap |= isHan(c) && isWord(before);
            before = c;
            String read = read(c);
            for (int j = 0; j < read.length(); j++) {
                char letter = read.charAt(j);
                if (!isWord(letter) || letter == '_') {
                    gap = true;
                    continue;
                }
                out.append(gap && !out.isEmpty() ? separator : "").append(letter);
                gap = false;
            }
        }
        return lower ? out.toString().toLowerCase(Locale.ROOT) : out.toString();
    }

    /** A blank stands for what has no reading. */
    private static String read(int c) {
        String own = OWN.get(c);
        if (own != null) {
            return own;
        }
        String found = c > Character.MAX_VALUE ? "" : Junidecode.unidecode(Character.toString(c));
        boolean silent = Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.FORMAT
                || Character.getType(c) == Character.CONTROL && c >= 0x80;
        return found.isEmpty() && !silent ? " " : found;
    }

    private static boolean isHan(int c) {
        return c >= 0x4E00 && c <= 0x9FA5;
    }

    private static boolean isWord(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
