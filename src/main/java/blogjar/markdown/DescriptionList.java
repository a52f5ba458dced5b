package blogjar.markdown;

/** A term and its description, {@code term<br>: description}, in a paragraph's HTML (hexo-renderer-marked). */
final class DescriptionList {
    private static final String MARK = "<br>:";

    private DescriptionList() {}

    /**
     * Makes a {@code <dl>} of the first term and the last description on its line.
     *
     * @param html whose paragraph's content begins at {@code from} and ends with it
     * @return whether there was one
     */
    static boolean replace(StringBuilder html, int from) {
        if (html.indexOf(MARK, from) < 0) {
            return false;
        }
        int line = from;
        while (line < html.length()) {
            int newline = html.indexOf("\n", line);
            int end = newline < 0 ? html.length() : newline;
            if (replaceIn(html, from, line, end)) {
                return true;
            }
            line = end + 1;
        }
        return false;
    }

    private static boolean replaceIn(StringBuilder html, int from, int line, int lineEnd) {
        int term = line;
        while (term < lineEnd
                && (Chars.isSpace(html.charAt(term)) || term > from && !Chars.isSpace(html.charAt(term - 1)))) {
            term++;
        }
        for (int mark = html.lastIndexOf(MARK, lineEnd); mark >= term + 2; mark = html.lastIndexOf(MARK, mark - 1)) {
            int text = mark + MARK.length();
            while (text < html.length() && Chars.isSpace(html.charAt(text))) {
                text++;
            }
            boolean described =
                    text > mark + MARK.length() && text + 1 < html.length() && html.charAt(text + 1) != '\n';
            if (described && mark < lineEnd) {
                wrap(html, Math.max(from, term == from ? from : term - 1), term, mark, text);
                return true;
            }
        }
        return false;
    }

    private static void wrap(StringBuilder html, int from, int term, int mark, int text) {
        int newline = html.indexOf("\n", text);
        int end = newline < 0 ? html.length() : newline;
        html.insert(end, "</dd></dl>");
        html.replace(mark, text, "</dt><dd>");
        html.replace(from, term, "<dl><dt>");
    }
}
