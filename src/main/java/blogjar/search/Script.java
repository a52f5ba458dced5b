package blogjar.search;

/** How the characters of a script make terms. */
enum Script {
    /** No part of a term. */
    NONE,
    /** Letters, digits and marks of scripts with blanks between words. */
    WORD,
    /**
     * Scripts that are written without blanks, and Hangul, whose words take endings: Han, kana, bopomofo, Thai, Lao, Burmese, Khmer. And
     * pictures, as emoji are.
     */
    WIDE;

    /** First and last code points, the same in js/search.js, as Unicode's own properties change with its versions. */
    private static final int[] WIDE_RANGES = {
        0x0E00, 0x0EFF, 0x1000, 0x109F, 0x1780, 0x17FF, 0x2300, 0x23FF, 0x2600, 0x27BF, 0x2B00, 0x2BFF, 0x2E80, 0x2FDF,
        0x3005, 0x3007, 0x3021, 0x3029, 0x3031, 0x3035, 0x3041, 0x3096, 0x3099, 0x309A, 0x309D, 0x309F, 0x30A1, 0x30FA,
        0x30FC, 0x312F, 0x31A0, 0x31BF, 0x31F0, 0x31FF, 0x3400, 0x4DBF, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3, 0xF900, 0xFAFF,
        0x1F000, 0x1FAFF, 0x20000, 0x3FFFF
    };

    private static final int WORD_TYPES = 1 << Character.UPPERCASE_LETTER
            | 1 << Character.LOWERCASE_LETTER
            | 1 << Character.TITLECASE_LETTER
            | 1 << Character.MODIFIER_LETTER
            | 1 << Character.OTHER_LETTER
            | 1 << Character.DECIMAL_DIGIT_NUMBER
            | 1 << Character.LETTER_NUMBER
            | 1 << Character.OTHER_NUMBER
            | 1 << Character.NON_SPACING_MARK
            | 1 << Character.COMBINING_SPACING_MARK
            | 1 << Character.ENCLOSING_MARK;

    static Script of(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' ? WORD : NONE;
        }
        if (isWide(c)) {
            return WIDE;
        }
        return (WORD_TYPES >> Character.getType(c) & 1) != 0 ? WORD : NONE;
    }

    static boolean isWide(int c) {
        if (c < WIDE_RANGES[0]) {
            return false;
        }
        if (c >= 0x4E00 && c <= 0x9FFF) {
            return true;
        }
        for (int i = 0; i < WIDE_RANGES.length && c >= WIDE_RANGES[i]; i += 2) {
            if (c <= WIDE_RANGES[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
