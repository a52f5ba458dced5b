package blogjar.markdown.pandoc;

/** Typographic quotes, dashes and dots. */
final class SmartMarks {
    private final InlineReader reader;
    private final InlinePass pass;
    private final Cursor in;
    private boolean quoted;
    private boolean singleQuoted;
    private int noSingleQuoteFrom = Integer.MAX_VALUE;

    SmartMarks(InlineReader reader, InlinePass pass, Cursor in) {
        this.reader = reader;
        this.pass = pass;
        this.in = in;
    }

    boolean smart(char c) {
        switch (c) {
            case '-' -> {
                int n = in.peek(1) != '-' ? 0 : in.peek(2) == '-' ? 3 : 2;
                if (n > 0) {
                    in.literal(n == 3 ? '\u2014' : '\u2013', n);
                }
                return n > 0;
            }
            case '.' -> {
                boolean dots = in.peek(1) == '.' && in.peek(2) == '.';
                in.literal(dots ? '\u2026' : '.', dots ? 3 : 1);
                in.wordEnd = dots ? in.wordEnd : in.at;
            }
            case '"' -> doubleQuote();
            default -> singleQuote();
        }
        return true;
    }

    private void doubleQuote() {
        char next = in.peek(1);
        if (quoted || in.wordEnd == in.at || next == ' ' || next == '\n' || next == '\0' || reader.isDeep()) {
            in.literal('\u201d', 1);
            return;
        }
        in.literal('\u201c', 1);
        quoted = true;
        reader.depth++;
        boolean closed = pass.until('"', 1);
        reader.depth--;
        quoted = false;
        if (closed) {
            in.literal('\u201d', 1);
        }
    }

    private void singleQuote() {
        char next = in.peek(1);
        int close = in.at + 1 < noSingleQuoteFrom ? singleQuoteEnd() : -1;
        boolean opens = close > 0 && !singleQuoted && in.wordEnd != in.at && ")!],.;:-? \n\0'".indexOf(next) < 0;
        if (!opens || reader.isDeep()) {
            in.literal('\u2019', 1);
            return;
        }
        int html0 = in.html.length();
        int plain0 = in.plain.length();
        in.literal('\u2018', 1);
        singleQuoted = true;
        reader.depth++;
        boolean closed = pass.until('\'', 1);
        reader.depth--;
        singleQuoted = false;
        if (closed) {
            in.literal('\u2019', 1);
        } else {
            in.html.setCharAt(html0, '\u2019');
            in.plain.setCharAt(plain0, '\u2019');
        }
    }

    private int singleQuoteEnd() {
        int close = in.text.indexOf('\'', in.at + 1);
        while (close >= 0 && close + 1 < in.text.length() && Character.isLetterOrDigit(in.text.charAt(close + 1))) {
            close = in.text.indexOf('\'', close + 1);
        }
        noSingleQuoteFrom = close < 0 ? in.at : noSingleQuoteFrom;
        return close;
    }
}
