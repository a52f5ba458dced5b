package blogjar.markdown;

/** Blocks of HTML, by marked's seven kinds. */
final class HtmlBlocks {
    private HtmlBlocks() {}

    /** The end of the HTML that begins here, with the line ends behind it; -1 where none does. */
    static int end(String text, int at) {
        int from = Chars.endOfRun(text, at, Math.min(at + 3, text.length()), ' ');
        switch (Lines.htmlKind(text, from)) {
            case 1:
                return endOfRaw(text, from);
            case 2:
                int end = InlineHtml.end(text, from, text.length());
                return end < 0 ? text.length() : afterLine(text, end);
            case 3:
                return after(text, "?>", from);
            case 4:
                return after(text, ">", from);
            case 5:
                return after(text, "]]>", from);
            case 6:
                return beforeText(text, Lines.afterBlockTag(text, from));
            case 7:
                return beforeText(text, from);
            default:
                return -1;
        }
    }

    private static int endOfRaw(String text, int from) {
        int name = from + 1;
        int nameEnd = name;
        while (Chars.isAsciiLetter(text.charAt(nameEnd))) {
            nameEnd++;
        }
        int length = nameEnd - name;
        int close = text.indexOf("</", nameEnd);
        while (close >= 0) {
            boolean same = text.regionMatches(true, close + 2, text, name, length);
            if (same && text.startsWith(">", close + 2 + length)) {
                return afterLine(text, close + 2 + length);
            }
            close = text.indexOf("</", close + 2);
        }
        return text.length();
    }

    private static int afterLine(String text, int from) {
        return Chars.endOfRun(text, Lines.endOfLine(text, from), text.length(), '\n');
    }

    private static int after(String text, String mark, int from) {
        int close = text.indexOf(mark, from + 2);
        return close < 0 ? text.length() : Chars.endOfRun(text, close + mark.length(), text.length(), '\n');
    }

    /** Past the first blank lines. */
    private static int beforeText(String text, int from) {
        int line = text.indexOf('\n', from);
        while (line >= 0) {
            int end = line + 1;
            int i = end;
            while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\n')) {
                end = text.charAt(i++) == '\n' ? i : end;
            }
            if (end > line + 1) {
                return end;
            }
            line = text.indexOf('\n', line + 1);
        }
        return text.length();
    }
}
