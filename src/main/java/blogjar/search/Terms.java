package blogjar.search;

/** How long a term is at most. */
final class Terms {
    private static final int LONGEST = 32;

    private Terms() {}

    /** The term, or its beginning, whole characters. */
    static String cut(String term) {
        if (term.length() <= LONGEST) {
            return term;
        }
        int end = Character.isHighSurrogate(term.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return term.substring(0, end);
    }
}
