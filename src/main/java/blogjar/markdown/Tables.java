package blogjar.markdown;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables within lines of text (GFM). */
final class Tables {
    private Tables() {}

    /**
     * A table as it is written.
     *
     * @param aligns {@code left}, {@code center}, {@code right} or empty, one for each column
     * @param rows each with as many cells as there are columns
     * @param end behind the table and the empty lines below it
     */
    record Source(List<String> header, List<String> aligns, List<List<String>> rows, int end) {}

    /** Whether two lines stand here that could begin a table, whatever they hold. */
    static boolean begins(String text, int line) {
        int header = Lines.endOfLine(text, line);
        int next = Chars.endOfRun(text, header + 1, text.length(), ' ');
        boolean mayDivide = next < text.length() && "|:-".indexOf(text.charAt(next)) >= 0;
        return mayDivide && isDelimiter(text.substring(header + 1, Lines.endOfLine(text, next)));
    }

    /** Reads the table that begins here; null if there is none. */
    static @Nullable Source table(String text, int at) {
        int headerEnd = Lines.endOfLine(text, at);
        if (!begins(text, at) || hasOtherLineEnd(text, at, headerEnd)) {
            return null;
        }
        int delimiterEnd = Lines.endOfLine(text, headerEnd + 1);
        String delimiter = text.substring(headerEnd + 1, delimiterEnd);
        List<String> header = cells(text.substring(at, headerEnd));
        List<String> aligns = aligns(delimiter);
        boolean marked = delimiter.indexOf('|') >= 0 || delimiter.indexOf(':') >= 0;
        if (!marked || header.size() != aligns.size()) {
            return null;
        }
        int from = Math.min(delimiterEnd + 1, text.length());
        int to = endOfRows(text, from);
        List<List<String>> rows = rows(text.substring(from, to), aligns.size());
        return new Source(header, aligns, rows, Chars.endOfRun(text, to, text.length(), '\n'));
    }

    private static boolean hasOtherLineEnd(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (JsSpace.endsLine(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static int endOfRows(String text, int from) {
        int line = from;
        while (line < text.length()) {
            int blanks = Chars.endOfRun(text, line, text.length(), ' ');
            boolean blank = blanks < text.length() && text.charAt(blanks) == '\n';
            int end = Lines.endOfLine(text, line);
            if (blank
                    || LeafRules.afterCodeIndent(text, line) >= 0
                    || Lines.interrupts(text, line)
                    || hasOtherLineEnd(text, line, end)) {
                return line;
            }
            line = Math.min(end + 1, text.length());
        }
        return line;
    }

    private static List<List<String>> rows(String lines, int columns) {
        List<List<String>> rows = new ArrayList<>();
        if (JsSpace.trim(lines).isEmpty()) {
            return rows;
        }
        int last = lines.lastIndexOf('\n');
        boolean blankEnd = last >= 0 && Lines.isBlank(lines, last + 1, lines.length());
        for (String line : (blankEnd ? lines.substring(0, last) : lines).split("\n", -1)) {
            List<String> row = cells(line);
            while (row.size() < columns) {
                row.add("");
            }
            rows.add(row.subList(0, columns));
        }
        return rows;
    }

    /** Whether a line is {@code | :-- | --: |}, or dashes alone. */
    private static boolean isDelimiter(String line) {
        int to = line.length();
        int i = Chars.endOfRun(line, 0, to, ' ');
        if (i > 3) {
            return false;
        }
        i = i < to && line.charAt(i) == '|' ? Chars.endOfRun(line, i + 1, to, ' ') : i;
        while (true) {
            int dashes = i < to && line.charAt(i) == ':' ? i + 1 : i;
            int end = Chars.endOfRun(line, dashes, to, '-');
            if (end == dashes) {
                return false;
            }
            i = Chars.endOfRun(line, end < to && line.charAt(end) == ':' ? end + 1 : end, to, ' ');
            if (i == to || line.charAt(i) != '|') {
                return i == to;
            }
            i = Chars.endOfRun(line, i + 1, to, ' ');
            if (i == to) {
                return true;
            }
        }
    }

    /** {@code left}, {@code center}, {@code right} or empty, one for each column. */
    static List<String> aligns(String line) {
        List<String> aligns = new ArrayList<>();
        for (String cell : cells(line)) {
            boolean left = cell.startsWith(":");
            boolean right = cell.endsWith(":");
            aligns.add(left && right ? "center" : left ? "left" : right ? "right" : "");
        }
        return aligns;
    }

    /** The cells of a row: without the empty ones that pipes at its ends make, each trimmed, {@code \|} as a pipe. */
    static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '|' && !escaped) {
                cells.add(JsSpace.trim(cell.toString()));
                cell.setLength(0);
                continue;
            }
            if (c == '|' && cell.length() > 0) {
                cell.setLength(cell.length() - 1);
            }
            cell.append(c);
            escaped = c == '\\' && !escaped;
        }
        cells.add(JsSpace.trim(cell.toString()));
        if (cells.get(0).isEmpty()) {
            cells.remove(0);
        }
        if (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }
}
