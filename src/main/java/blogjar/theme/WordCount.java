package blogjar.theme;

/**
 * How long a text is: each Han character and kana counts one, each word of other scripts one; code blocks and markup
 * count nothing.
 *
 * @param han Han characters and kana
 * @param words words of other scripts
 */
public record WordCount(int han, int words) {
    private static final int HAN_A_MINUTE = 300;
    private static final int WORDS_A_MINUTE = 160;

    public static WordCount of(String html) {
        String text = HtmlText.of(html);
        int han = 0;
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            boolean letter = isLetter(c);
            if (isHan(c)) {
                han++;
            } else if (letter && !inWord) {
                words++;
            }
            boolean joins = (c == '\'' || c == '’' || c == '-' || c == '_' || c == '.') && inWord;
            inWord = letter || joins;
        }
        return new WordCount(han, words);
    }

    static boolean isHan(int c) {
        return c >= 0x2E80 && (Character.isIdeographic(c) || c >= 0x3040 && c <= 0x30FF);
    }

    /** A letter or digit that is no Han character. */
    static boolean isLetter(int c) {
        return c < 128
                ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                : Character.isLetterOrDigit(c) && !isHan(c);
    }

    public int total() {
        return han + words;
    }

    /** Reading time, at least one. */
    public int minutes() {
        double minutes = (double) han / HAN_A_MINUTE + (double) words / WORDS_A_MINUTE;
        return Math.max(1, (int) Math.round(minutes));
    }
}
