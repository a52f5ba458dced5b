package blogjar.markdown;

/** What is struck out in one stretch of text, {@code ~a~} or {@code ~~a~~}. */
final class Strikes {
    private final Inlines inlines;
    private final String text;
    private int noSingle = Integer.MAX_VALUE; // from here on nothing closes
    private int noDouble = Integer.MAX_VALUE;

    Strikes(Inlines inlines, String text) {
        this.inlines = inlines;
        this.text = text;
    }

    /** How many marks open here; 0 where none do. */
    int length(int i) {
        int run = Chars.endOfRun(text, i, Math.min(text.length(), i + 3), '~') - i;
        int from = i + run;
        boolean opens = run <= 2 && from < text.length() && !Chars.isSpace(text.charAt(from));
        return opens && i < (run == 1 ? noSingle : noDouble) ? run : 0;
    }

    /** Where the marks stand that close those at {@code i}; -1 if none do. */
    int end(int i, int run) {
        int close = find(i + run, run);
        if (close < 0) {
            noSingle = run == 1 ? Math.min(noSingle, i) : noSingle;
            noDouble = run == 2 ? Math.min(noDouble, i) : noDouble;
        }
        return close;
    }

    private int find(int from, int run) {
        int to = text.length();
        boolean closes = false; // whether the character before may stand before the closing mark
        int i = from;
        while (i < to) {
            char c = text.charAt(i);
            if (closes && c == '~') {
                int end = Chars.endOfRun(text, i, Math.min(to, i + run), '~');
                if (end - i == run && (end == to || text.charAt(end) != '~')) {
                    return i;
                }
            }
            if (c == '\\') {
                if (i + 1 >= to || text.charAt(i + 1) == '\n') {
                    break;
                }
                i += 2;
                closes = true;
            } else {
                closes = c != '~' && !Chars.isSpace(c);
                i++;
            }
        }
        inlines.spend(i - from);
        return -1;
    }
}
