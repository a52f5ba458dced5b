package blogjar.markdown.kramed;

import blogjar.markdown.kramed.Block.Table;
import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of one text. */
final class Tables {
    private final Source source;
    private final String text;

    Tables(Source source) {
        this.source = source;
        this.text = source.text;
    }

    /** @param end where the rest begins */
    record Taken(Table table, int end) {}

    /** A table whose lines need not begin with a bar. */
    @Nullable
    Taken bare(int at) {
        int from = source.skip(at, ' ');
        int headEnd = source.lineEnd(from);
        if (headEnd == source.length || source.isWhite(from) || isSplit(from, headEnd)) {
            return null;
        }
        int bar = text.indexOf('|', from + 1);
        int delimiter = source.skip(headEnd + 1, ' ');
        int delimiterEnd = source.lineEnd(delimiter);
        if (bar < 0 || bar >= headEnd || delimiterEnd == source.length || !isDelimiter(delimiter, delimiterEnd)) {
            return null;
        }
        int end = delimiterEnd + 1;
        while (end < source.length && isRow(end)) {
            end = Math.min(source.lineEnd(end) + 1, source.length);
        }
        String body = text.substring(delimiterEnd + 1, end);
        List<List<String>> rows = new ArrayList<>();
        for (String row : withoutLineEnd(body).split("\n", -1)) {
            rows.add(cells(row));
        }
        return new Taken(table(from, headEnd, delimiter, delimiterEnd, rows), source.skip(end, '\n'));
    }

    /** A table whose lines begin with a bar. */
    @Nullable
    Taken barred(int at) {
        int from = source.skip(at, ' ');
        int headEnd = source.lineEnd(from);
        if (!source.is(from, '|') || headEnd == source.length || headEnd == from + 1 || isSplit(from, headEnd)) {
            return null;
        }
        int delimiter = source.skip(headEnd + 1, ' ');
        int delimiterEnd = source.lineEnd(delimiter);
        int first = source.skip(delimiter + 1, ' ');
        if (!source.is(delimiter, '|')
                || delimiterEnd == source.length
                || !(source.is(first, '-') || source.is(first, ':'))
                || !isOf(delimiter, delimiterEnd)) {
            return null;
        }
        int end = delimiterEnd + 1;
        while (end < source.length && source.is(source.skip(end, ' '), '|') && !isSplit(end, source.lineEnd(end))) {
            end = Math.min(source.lineEnd(end) + 1, source.length);
        }
        String body = text.substring(delimiterEnd + 1, end);
        List<List<String>> rows = new ArrayList<>();
        for (String row : withoutLastBar(body).split("\n", -1)) {
            rows.add(cells(withoutBars(row)));
        }
        return new Taken(table(from + 1, headEnd, delimiter + 1, delimiterEnd, rows), source.skip(end, '\n'));
    }

    private Table table(int from, int headEnd, int delimiter, int delimiterEnd, List<List<String>> rows) {
        List<@Nullable String> align = new ArrayList<>();
        String delimiters = text.substring(delimiter, delimiterEnd);
        for (String cell : cells(withoutOuter(delimiters, false))) {
            align.add(align(trimmed(cell)));
        }
        return new Table(cells(withoutOuter(text.substring(from, headEnd), true)), align, rows);
    }

    /** A regular expression's dot stops at these, so no table goes over them. */
    private boolean isSplit(int from, int to) {
        for (int i = from; i < to; i++) {
            if (JsSpace.endsLine(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean isRow(int at) {
        int end = source.lineEnd(at);
        int bar = text.indexOf('|', at);
        return bar >= 0 && bar < end && !isSplit(at, end);
    }

    private boolean isDelimiter(int from, int to) {
        int i = from;
        while (i < to && (text.charAt(i) == '-' || text.charAt(i) == ':')) {
            i++;
        }
        return i > from && source.is(source.skip(i, ' '), '|') && isOf(i, to);
    }

    private boolean isOf(int from, int to) {
        for (int i = from; i < to; i++) {
            if ("-| :".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String align(String cell) {
        boolean left = cell.startsWith(":");
        boolean right = cell.endsWith(":") && cell.length() > 1;
        String dashes = cell.substring(left ? 1 : 0, Math.max(left ? 1 : 0, cell.length() - (right ? 1 : 0)));
        if (dashes.isEmpty() || !dashes.chars().allMatch(c -> c == '-')) {
            return null;
        }
        return left && right ? "center" : right ? "right" : left ? "left" : null;
    }

    /** Divides at bars, whose blanks go with them. */
    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        int from = 0;
        for (int bar = row.indexOf('|'); bar >= 0; bar = row.indexOf('|', from)) {
            int end = bar;
            while (end > from && row.charAt(end - 1) == ' ') {
                end--;
            }
            cells.add(row.substring(from, end));
            from = afterBlanks(row, bar + 1);
        }
        cells.add(row.substring(from));
        return cells;
    }

    /** Without blanks at the start and one bar at the end; a bar that is all there is stays. */
    private static String withoutOuter(String row, boolean blanksBeforeBar) {
        int from = afterBlanks(row, 0);
        int end = beforeBlanks(row, row.length(), 0);
        if (end > Math.max(from, 1) && row.charAt(end - 1) == '|') {
            end = blanksBeforeBar ? beforeBlanks(row, end - 1, from) : end - 1;
        } else {
            end = row.length();
        }
        return row.substring(from, end);
    }

    /** Without a bar at either end and the blanks around it. */
    private static String withoutBars(String row) {
        int bar = afterBlanks(row, 0);
        int from = bar < row.length() && row.charAt(bar) == '|' ? afterBlanks(row, bar + 1) : 0;
        int end = beforeBlanks(row, row.length(), from);
        return end > from && row.charAt(end - 1) == '|'
                ? row.substring(from, beforeBlanks(row, end - 1, from))
                : row.substring(from);
    }

    private static String withoutLineEnd(String rows) {
        return rows.endsWith("\n") ? rows.substring(0, rows.length() - 1) : rows;
    }

    private static String withoutLastBar(String rows) {
        if (!rows.endsWith("\n")) {
            return rows;
        }
        int end = beforeBlanks(rows, rows.length() - 1, 0);
        return end > 0 && rows.charAt(end - 1) == '|'
                ? rows.substring(0, beforeBlanks(rows, end - 1, 0))
                : rows.substring(0, rows.length() - 1);
    }

    private static String trimmed(String cell) {
        int from = afterBlanks(cell, 0);
        return cell.substring(from, beforeBlanks(cell, cell.length(), from));
    }

    private static int afterBlanks(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    private static int beforeBlanks(String text, int to, int from) {
        int i = to;
        while (i > from && text.charAt(i - 1) == ' ') {
            i--;
        }
        return i;
    }
}
