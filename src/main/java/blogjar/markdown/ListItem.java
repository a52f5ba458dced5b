package blogjar.markdown;

import blogjar.text.JsSpace;

/** One item of marked's lists: which lines belong to it, and what they hold without its indent. */
final class ListItem {
    private final String text;
    private final boolean pedantic;
    private final StringBuilder content = new StringBuilder();
    private final int first;
    private final int indent;
    private String line;
    private boolean blankSeen;

    /**
     * @param width of the bullet with the blanks before it
     * @param from behind the bullet
     * @param to the end of its line
     */
    ListItem(String text, int width, int from, int to, boolean pedantic) {
        this.text = text;
        this.pedantic = pedantic;
        this.first = to;
        this.line = withoutLeadingTabs(text.substring(from, to));
        this.blankSeen = JsSpace.trim(line).isEmpty();
        if (pedantic) {
            indent = 2;
            content.append(line, ink(line), line.length());
        } else if (blankSeen) {
            indent = width + 1;
        } else {
            int blanks = Chars.endOfRun(text, from, to, ' ') - from;
            int cut = blanks > 4 ? 1 : blanks;
            content.append(line, cut, line.length());
            indent = width + cut;
        }
    }

    private static String withoutLeadingTabs(String line) {
        int tabs = Chars.endOfRun(line, 0, line.length(), '\t');
        return tabs == 0 ? line : "   ".repeat(tabs) + line.substring(tabs);
    }

    private static int ink(String line) {
        int i = 0;
        while (i < line.length() && JsSpace.is(line.charAt(i))) {
            i++;
        }
        return i;
    }

    String content() {
        return content.toString();
    }

    /** Reads the lines below; returns where the next item may begin. */
    int read() {
        int at = first + 1;
        if (at > text.length()) {
            return text.length();
        }
        int end = Lines.endOfLine(text, at);
        if (blankSeen && Lines.isBlank(text, at, end)) {
            return Math.min(end + 1, text.length());
        }
        while (at < text.length()) {
            end = Lines.endOfLine(text, at);
            if (!take(at, end)) {
                return at;
            }
            at = end + 1;
        }
        return text.length();
    }

    private boolean take(int from, int to) {
        String next = text.substring(from, to);
        if (pedantic) {
            next = realigned(next);
        }
        if (beginsBlock(next, true)) {
            return false;
        }
        String plain = pedantic || next.indexOf('\t') < 0 ? next : next.replace("\t", "    ");
        boolean blank = JsSpace.trim(next).isEmpty();
        if (blank || firstInk(plain) >= indent) {
            content.append('\n').append(plain, Math.min(indent, plain.length()), plain.length());
        } else if (blankSeen || closesToLazyLines()) {
            return false;
        } else {
            content.append('\n').append(next);
        }
        blankSeen |= blank;
        line = plain.substring(Math.min(indent, plain.length()));
        return true;
    }

    /** Where the first character stands that is no blank; -1 if none is. */
    private static int firstInk(String line) {
        int ink = Chars.endOfRun(line, 0, line.length(), ' ');
        return ink < line.length() ? ink : -1;
    }

    /** Whether a line without indent can't go on with the line above. */
    private boolean closesToLazyLines() {
        return firstInk(line.replace("\t", "    ")) >= 4 || beginsBlock(line, false);
    }

    /** @param any whether bullets and tags count, too */
    private boolean beginsBlock(String line, boolean any) {
        int from = Chars.endOfRun(line, 0, line.length(), ' ');
        int to = line.length();
        if (from == to || from > Math.min(3, indent - 1)) {
            return false;
        }
        return line.charAt(from) == '#'
                || line.startsWith("```", from)
                || line.startsWith("~~~", from)
                || line.indexOf('\t', from) < 0 && Lines.isRule(line, from, to)
                || any && (Lines.bullet(line, from, to) > 0 || Lines.isTagOrComment(line, from, to));
    }

    /** A pedantic line's indent, less what makes it a multiple of four, as two blanks. */
    private static String realigned(String line) {
        int blanks = firstInk(line);
        return blanks < 1 ? line : "  " + line.substring((blanks - 1) % 4 + 1);
    }
}
