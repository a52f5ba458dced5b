package blogjar.markdown;

import blogjar.text.Html;

/**
 * Typographic dashes, quotes and ellipses (hexo-renderer-marked's smartypants), escaped for HTML.
 *
 * @param openDouble what a straight double quote becomes after a blank, a dash or an opening bracket
 * @param closeDouble what every other becomes
 * @param openSingle as {@code openDouble}, for single quotes
 * @param closeSingle as {@code closeDouble}, for single quotes; the apostrophe too
 */
record SmartQuotes(char openDouble, char closeDouble, char openSingle, char closeSingle) {
    private static final char EM_DASH = '\u2014';
    private static final char EN_DASH = '\u2013';
    private static final char ELLIPSIS = '\u2026';

    /** @param quotes four characters in the order of the record's; anything else means the default ones */
    static SmartQuotes of(String quotes) {
        String four = quotes.length() == 4 ? quotes : "\u201c\u201d\u2018\u2019";
        return new SmartQuotes(four.charAt(0), four.charAt(1), four.charAt(2), four.charAt(3));
    }

    /** Writes a run of text, whose start counts as an opening place. */
    void write(String text, int from, int to, StringBuilder out) {
        char before = 0; // the character to the left once dashes are made, straight quotes as they were
        boolean afterOpenSingle = false;
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            int length = 1;
            char written = c;
            boolean openedSingle = false;
            if (c == '-' && i + 1 < to && text.charAt(i + 1) == '-') {
                boolean three = i + 2 < to && text.charAt(i + 2) == '-';
                length = three ? 3 : 2;
                written = three ? EM_DASH : EN_DASH;
            } else if (c == '\'') {
                boolean opens = i == from || opens(before) || before == '"';
                written = opens ? openSingle : closeSingle;
                openedSingle = written == '\u2018';
            } else if (c == '"') {
                boolean opens = i == from || opens(before) || before == '\u2018' || afterOpenSingle;
                written = opens ? openDouble : closeDouble;
            } else if (c == '.' && i + 2 < to && text.charAt(i + 1) == '.' && text.charAt(i + 2) == '.') {
                length = 3;
                written = ELLIPSIS;
            }
            before = length == 1 ? c : written;
            afterOpenSingle = openedSingle;
            append(text, i, to, written, out);
            i += length;
        }
    }

    /** Writes a run of text as it is, escaped. */
    static void escape(String text, int from, int to, StringBuilder out) {
        for (int i = from; i < to; i++) {
            append(text, i, to, text.charAt(i), out);
        }
    }

    private static void append(String text, int at, int to, char written, StringBuilder out) {
        String entity = written < 128 ? Html.entity(written) : null;
        if (entity == null || written == '&' && Html.isEntity(text, at, to)) {
            out.append(written);
        } else {
            out.append(entity);
        }
    }

    private static boolean opens(char before) {
        return before == '-'
                || before == EM_DASH
                || before == '/'
                || before == '('
                || before == '['
                || before == '{'
                || Chars.isSpace(before);
    }
}
