package blogjar.markdown.pandoc;

/** Small text up or down, what is struck out, references of HTML, blanks and line ends. */
final class SmallMarks {
    private final InlineReader reader;
    private final PandocOptions options;
    private final Cursor in;

    SmallMarks(InlineReader reader, PandocOptions options, Cursor in) {
        this.reader = reader;
        this.options = options;
        this.in = in;
    }

    boolean strike() {
        char next = in.peek(2);
        int close = !options.has("strikeout") || next == ' ' || next == '\n' ? -1 : in.text.indexOf("~~", in.at + 3);
        while (close >= 0 && " \n".indexOf(in.text.charAt(close - 1)) >= 0) {
            close = in.text.indexOf("~~", close + 1);
        }
        if (close < 0) {
            return options.has("subscript") && raised("sub", '~');
        }
        inner("del", in.at + 2, close);
        in.at = close + 2;
        return true;
    }

    /** Small text up or down, without blanks in it. */
    boolean raised(String name, char mark) {
        int close = in.at + 1;
        while (close < in.text.length() && in.text.charAt(close) != mark) {
            if (" \n".indexOf(in.text.charAt(close)) >= 0) {
                return false;
            }
            close += in.text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= in.text.length() || close == in.at + 1) {
            return false;
        }
        inner(name, in.at + 1, close);
        in.at = close + 1;
        return true;
    }

    private void inner(String name, int from, int to) {
        InlineReader.Text inner = reader.nested(in.text.substring(from, to));
        in.html
                .append('<')
                .append(name)
                .append('>')
                .append(inner.html())
                .append("</")
                .append(name)
                .append('>');
        in.plain.append(inner.plain());
    }

    boolean reference() {
        int end = in.text.indexOf(';', in.at);
        if (end < 0
                || end > in.at + 32
                || !in.text
                        .substring(in.at + 1, end)
                        .matches("#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*")) {
            return false;
        }
        in.html.append(in.text, in.at, end + 1);
        in.plain.append(' ');
        in.at = end + 1;
        return true;
    }

    boolean blank() {
        int end = in.at;
        while (end < in.text.length() && in.text.charAt(end) == ' ') {
            end++;
        }
        if (end == in.text.length() || in.text.charAt(end) != '\n') {
            in.html.append(' ');
            in.plain.append(' ');
            in.at = end;
            return true;
        }
        boolean breaks = end > in.at + 1 || options.has("hard_line_breaks");
        in.html.append(breaks ? "<br />\n" : options.has("ignore_line_breaks") || isBetweenWide(end) ? "" : "\n");
        in.plain.append(' ');
        in.at = end + 1;
        while (in.peek(0) == ' ') {
            in.at++;
        }
        return true;
    }

    private boolean isBetweenWide(int lineEnd) {
        return options.has("east_asian_line_breaks")
                && in.at > 0
                && lineEnd + 1 < in.text.length()
                && Indent.width(in.text.charAt(in.at - 1)) == 2
                && Indent.width(in.text.charAt(lineEnd + 1)) == 2;
    }
}
