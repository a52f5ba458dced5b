package blogjar.markdown;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;

/** Tables within lines of text (GFM). */
final class Tables {
    private Tables() {}

    /**
     * Whether a line of dashes, with the line above, begins a table.
     *
     * @param above whose last line, from {@code header} on and with its line end, is the line above
     */
    static boolean isTable(CharSequence above, int header, String source, int from, int to) {
        if (from >= to || "|:-".indexOf(source.charAt(from)) < 0) {
            return false;
        }
        String line = source.substring(from, to);
        return isDelimiter(line) && isTable(above.subSequence(header, above.length() - 1).toString(), line);
    }

    static boolean isTable(String header, String delimiter) {
        return !header.isBlank() && cells(header).size() == aligns(delimiter).size();
    }

    /** Whether a line is {@code | :-- | --: |}; one of dashes alone underlines a heading. */
    static boolean isDelimiter(String line) {
        int to = line.length();
        int i = Chars.endOfRun(line, 0, to, ' ');
        if (i > 3) {
            return false;
        }
        boolean marked = i < to && line.charAt(i) == '|';
        i = marked ? Chars.endOfRun(line, i + 1, to, ' ') : i;
        while (true) {
            int dashes = i < to && line.charAt(i) == ':' ? i + 1 : i;
            int end = Chars.endOfRun(line, dashes, to, '-');
            if (end == dashes) {
                return false;
            }
            boolean colon = end < to && line.charAt(end) == ':';
            marked |= colon || dashes > i;
            i = Chars.endOfRun(line, colon ? end + 1 : end, to, ' ');
            if (i == to) {
                return marked;
            }
            if (line.charAt(i) != '|') {
                return false;
            }
            marked = true;
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
