package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;

/** Tables with bars between the cells. */
final class TableRule {
    /** So many cells a table may have beyond those that are written; short rows could else blow it up. */
    private static final int MOST_ADDED = 0x10000;

    private TableRule() {}

    static boolean read(BlockState state, int line, int end, boolean probe) {
        if (line + 2 > end || state.indent[line + 1] < state.blockIndent || state.isCode(line + 1)) {
            return false;
        }
        String ruler = state.lineText(line + 1);
        if (!isRuler(ruler)) {
            return false;
        }
        List<String> aligns = aligns(ruler);
        String head = JsSpace.trim(state.lineText(line));
        if (aligns.isEmpty() || head.indexOf('|') < 0 || state.isCode(line)) {
            return false;
        }
        List<String> cells = cells(head);
        if (cells.isEmpty() || cells.size() != aligns.size()) {
            return false;
        }
        if (probe) {
            return true;
        }
        String outer = state.parent;
        state.parent = "table";
        state.push("table", 1);
        state.push("thead", 1);
        pushRow(state, "th", cells, aligns);
        state.push("thead", -1);
        state.line = readRows(state, line + 2, end, aligns);
        state.push("table", -1);
        state.parent = outer;
        return true;
    }

    private static int readRows(BlockState state, int first, int end, List<String> aligns) {
        List<BlockRule> enders = state.parser.ending("blockquote");
        int next = first;
        int added = 0;
        while (next < end && state.indent[next] >= state.blockIndent && !state.anyEnds(enders, next, end)) {
            String row = JsSpace.trim(state.lineText(next));
            List<String> cells = cells(row);
            added += Math.max(0, aligns.size() - cells.size());
            if (row.isEmpty() || state.isCode(next) || added > MOST_ADDED) {
                break;
            }
            if (next == first) {
                state.push("tbody", 1);
            }
            pushRow(state, "td", cells, aligns);
            next++;
        }
        if (next > first) {
            state.push("tbody", -1);
        }
        return next;
    }

    private static void pushRow(BlockState state, String tag, List<String> cells, List<String> aligns) {
        state.push("tr", 1);
        for (int i = 0; i < aligns.size(); i++) {
            Token cell = state.push(tag, 1);
            if (!aligns.get(i).isEmpty()) {
                cell.with("style", "text-align:" + aligns.get(i));
            }
            state.pushInline(i < cells.size() ? JsSpace.trim(cells.get(i)) : "");
            state.push(tag, -1);
        }
        state.push("tr", -1);
    }

    private static boolean isRuler(String line) {
        if (line.length() < 2 || "|-:".indexOf(line.charAt(0)) < 0) {
            return false;
        }
        if (line.charAt(0) == '-' && Chars.isBlank(line.charAt(1))) {
            return false; // a list
        }
        for (int i = 1; i < line.length(); i++) {
            if ("|-: \t".indexOf(line.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    /** What is told for each column; empty where the line is no ruler. */
    private static List<String> aligns(String ruler) {
        String[] columns = ruler.split("\\|", -1);
        List<String> aligns = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            String column = JsSpace.trim(columns[i]);
            if (column.isEmpty() && (i == 0 || i == columns.length - 1)) {
                continue;
            }
            boolean left = column.startsWith(":");
            boolean right = column.length() > 1 && column.endsWith(":");
            String dashes = column.substring(left ? 1 : 0, column.length() - (right ? 1 : 0));
            if (dashes.isEmpty() || !dashes.chars().allMatch(c -> c == '-')) {
                return List.of();
            }
            aligns.add(right ? left ? "center" : "right" : left ? "left" : "");
        }
        return aligns;
    }

    /** The cells of a row; a bar behind a backslash is text. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '|' && !escaped) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                if (c == '|') {
                    cell.setLength(cell.length() - 1);
                }
                cell.append(c);
            }
            escaped = c == '\\';
        }
        cells.add(cell.toString());
        if (cells.get(0).isEmpty()) {
            cells.remove(0);
        }
        if (!cells.isEmpty() && cells.get(cells.size() - 1).isEmpty()) {
            cells.remove(cells.size() - 1);
        }
        return cells;
    }
}
