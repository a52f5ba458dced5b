package blogjar.markdown;

/** Code within one stretch of text. */
final class CodeSpans {
    private final Inlines inlines;
    private final String text;
    private int gone = -1; // the length of a run of backticks that does not come again

    CodeSpans(Inlines inlines, String text) {
        this.inlines = inlines;
        this.text = text;
    }

    /** Writes the code that the backticks at an offset begin; returns where it ends, or -1. */
    int write(int i, StringBuilder out) {
        int to = text.length();
        int open = Chars.endOfRun(text, i, to, '`');
        int length = open - i;
        int close = length == gone ? -1 : text.indexOf('`', open);
        while (close >= 0 && !inlines.isSpent()) {
            int end = Chars.endOfRun(text, close, to, '`');
            if (end - close == length) {
                write(open, close, out);
                return end;
            }
            close = text.indexOf('`', end);
        }
        if (length != gone) {
            inlines.spend(to - open);
            gone = length;
        }
        return -1;
    }

    private void write(int from, int to, StringBuilder out) {
        boolean padded = isBlank(from) && isBlank(to - 1) && !isAllBlank(from, to);
        out.append("<code>");
        int at = out.length();
        Escape.code(text, padded ? from + 1 : from, padded ? to - 1 : to, out);
        for (int i = at; i < out.length(); i++) {
            if (out.charAt(i) == '\n') {
                out.setCharAt(i, ' ');
            }
        }
        out.append("</code>");
    }

    private boolean isAllBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isBlank(i)) {
                return false;
            }
        }
        return true;
    }

    private boolean isBlank(int i) {
        return text.charAt(i) == ' ' || text.charAt(i) == '\n';
    }
}
