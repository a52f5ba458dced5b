package blogjar.text;

/** Unicode's general categories P and S, which JavaScript knows as {@code \p{P}} and {@code \p{S}}. */
public final class Punctuation {
    private Punctuation() {}

    /** Category P. */
    public static boolean is(int c) {
        return isType(c, Character.DASH_PUNCTUATION, Character.OTHER_PUNCTUATION)
                || isType(c, Character.INITIAL_QUOTE_PUNCTUATION, Character.FINAL_QUOTE_PUNCTUATION);
    }

    /** Category S. */
    public static boolean isSymbol(int c) {
        return isType(c, Character.MATH_SYMBOL, Character.OTHER_SYMBOL);
    }

    /** Types of characters are numbered so that those of a kind follow each other. */
    private static boolean isType(int c, byte first, byte last) {
        int type = Character.getType(c);
        return type >= first && type <= last;
    }
}
