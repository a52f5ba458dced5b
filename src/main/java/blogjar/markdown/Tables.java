package blogjar.markdown;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tables within lines of text (GFM). */
final class Tables {
    private Tables() {}

    /**
     * A table.
     *
     * @param from the index of its first line
     * @param to the index after its last line
     * @param aligns {@code left}, {@code center}, {@code right} or empty, one for each column
     */
    record Table(int from, int to, List<String> aligns) {}

    /** Whether lines of text can hold a table at all: a line below the first is made of dashes. */
    static boolean mayHold(String text) {
        for (int line = text.indexOf('\n'); line >= 0; line = text.indexOf('\n', line + 1)) {
            int at = Chars.endOfRun(text, line + 1, text.length(), ' ');
            if (at < text.length() && "|:-".indexOf(text.charAt(at)) >= 0) {
                return true;
            }
        }
        return false;
    }

    static boolean endsWithTable(String text) {
        if (!mayHold(text)) {
            return false;
        }
        List<String> lines = List.of(text.split("\n", -1));
        int at = 0;
        while (at < lines.size()) {
            Table table = next(lines, at);
            if (table == null) {
                return false;
            }
            at = table.to();
        }
        return true;
    }

    /** The next table in the lines; null if there is none. */
    static @Nullable Table next(List<String> lines, int from) {
        for (int i = from; i + 1 < lines.size(); i++) {
            if (isDelimiter(lines.get(i + 1)) && !lines.get(i).isBlank()) {
                List<String> aligns = aligns(lines.get(i + 1));
                if (aligns.size() == cells(lines.get(i)).size()) {
                    return new Table(i, endOfRows(lines, i + 2), aligns);
                }
            }
        }
        return null;
    }

    private static int endOfRows(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && !lines.get(end).startsWith("    ")) {
            end++;
        }
        return end;
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

    private static List<String> aligns(String line) {
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
