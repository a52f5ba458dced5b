package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The table that begins at a line: with bars, with dashes below its heads, or drawn as a grid. */
final class TableReader {
    /** Columns of a line of text, by which pandoc reckons widths. */
    private static final int COLUMNS = 72;

    private static final Pattern DELIMITER = Pattern.compile("\\|?+ *+:?+-++:?+ *+(?:[|+] *+:?+-++:?+ *+)*+\\|?+");
    private static final Pattern DASHES = Pattern.compile("-++(?: ++-++)++");
    private static final Pattern BORDER = Pattern.compile("\\+(?::?+-++:?+\\+)++");
    private static final Pattern HEAD_BORDER = Pattern.compile("\\+(?::?+=++:?+\\+)++");
    private static final Pattern CAPTION = Pattern.compile("(?:[Tt]able)?: +(.*)");

    private final BlockReader reader;
    private final List<String> lines;
    private final int start;

    TableReader(BlockReader reader, List<String> lines, int start) {
        this.reader = reader;
        this.lines = lines;
        this.start = start;
    }

    /** @param end the first line that is not of it */
    record Taken(Block.Table table, int end) {}

    private String line(int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    @Nullable
    Taken read() {
        if (reader.options().has("grid_tables")
                && BORDER.matcher(line(start).trim()).matches()) {
            return grid();
        }
        String below = line(start + 1).trim();
        if (!below.startsWith("-") && !below.startsWith("|") && !below.startsWith(":")) {
            return null;
        }
        if (reader.options().has("pipe_tables")
                && line(start).indexOf('|') >= 0
                && (below.indexOf('|') >= 0 || below.indexOf('+') >= 0)
                && DELIMITER.matcher(below).matches()) {
            return bars(below);
        }
        return reader.options().has("simple_tables") && DASHES.matcher(below).matches() ? dashes() : null;
    }

    private Taken bars(String delimiter) {
        List<@Nullable String> align = new ArrayList<>();
        List<String> delimiters = cells(delimiter.replace('+', '|'));
        boolean wide = Indent.width(line(start)) > COLUMNS;
        for (String cell : delimiters) {
            boolean left = cell.startsWith(":");
            boolean right = cell.endsWith(":");
            align.add(left && right ? "center" : right ? "right" : left ? "left" : null);
        }
        int end = start + 2;
        List<List<List<Block>>> rows = new ArrayList<>();
        while (end < lines.size() && !Indent.isBlank(line(end)) && line(end).indexOf('|') >= 0) {
            wide |= Indent.width(line(end)) > COLUMNS;
            rows.add(plain(cells(line(end)), align.size()));
            end++;
        }
        List<Integer> widths = new ArrayList<>();
        int dashes = Math.max(1, delimiters.stream().mapToInt(String::length).sum());
        for (String cell : wide ? delimiters : List.<String>of()) {
            widths.add(100 * cell.length() / dashes);
        }
        return finished(align, widths, plain(cells(line(start)), align.size()), rows, end);
    }

    private static List<List<Block>> plain(List<String> cells, int columns) {
        List<List<Block>> row = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            String cell = i < cells.size() ? cells.get(i) : "";
            row.add(cell.isEmpty() ? List.of() : List.of(new Block.Plain(cell)));
        }
        return row;
    }

    /** The parts of a line between bars, those escaped or in code aside. */
    private static List<String> cells(String line) {
        String row = line.trim();
        List<String> cells = new ArrayList<>();
        int start = row.startsWith("|") ? 1 : 0;
        boolean code = false;
        for (int i = start; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '`') {
                code = !code && row.indexOf('`', i + 1) >= 0;
            } else if (c == '|' && !code) {
                cells.add(row.substring(start, i).trim());
                start = i + 1;
            }
        }
        if (start < row.length()) {
            cells.add(row.substring(start).trim());
        }
        return cells;
    }

    private Taken dashes() {
        String below = line(start + 1);
        List<Integer> columns = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < below.length(); i++) {
            if (below.charAt(i) == '-' && (i == 0 || below.charAt(i - 1) == ' ')) {
                columns.add(i);
            }
            if (below.charAt(i) == '-' && (i + 1 == below.length() || below.charAt(i + 1) == ' ')) {
                ends.add(i + 1);
            }
        }
        List<@Nullable String> align = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            align.add(align(columns, ends.get(i), i));
        }
        int end = start + 2;
        List<List<List<Block>>> rows = new ArrayList<>();
        while (end < lines.size()
                && !Indent.isBlank(line(end))
                && !DASHES.matcher(line(end).trim()).matches()) {
            rows.add(plain(slices(line(end), columns), columns.size()));
            end++;
        }
        end += DASHES.matcher(line(end).trim()).matches() ? 1 : 0;
        return finished(align, List.of(), plain(slices(line(start), columns), columns.size()), rows, end);
    }

    /** By which end of the dashes the head is flush with. */
    private @Nullable String align(List<Integer> columns, int dashesEnd, int column) {
        int from = columns.get(column);
        int to = column + 1 < columns.size() ? columns.get(column + 1) : Integer.MAX_VALUE;
        String head = Indent.between(line(start), from, to);
        boolean left = !head.startsWith(" ");
        boolean right = from + Indent.width(head.stripTrailing()) >= dashesEnd;
        return head.isBlank() || left && right ? null : left ? "left" : right ? "right" : "center";
    }

    private static List<String> slices(String line, List<Integer> columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int to = i + 1 < columns.size() ? columns.get(i + 1) : Integer.MAX_VALUE;
            cells.add(Indent.between(line, i == 0 ? 0 : columns.get(i), to).trim());
        }
        return cells;
    }

    private @Nullable Taken grid() {
        String border = line(start).trim();
        List<Integer> edges = new ArrayList<>();
        for (int i = 0; i < border.length(); i++) {
            if (border.charAt(i) == '+') {
                edges.add(i);
            }
        }
        List<List<Block>> head = List.of();
        List<List<List<Block>>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        List<@Nullable String> align = aligns(border);
        int i = start + 1;
        for (; i < lines.size(); i++) {
            String line = line(i).trim();
            boolean headBorder = HEAD_BORDER.matcher(line).matches();
            if (headBorder && rows.isEmpty() && head.isEmpty() && !row.isEmpty()) {
                head = gridRow(row, edges);
                align = aligns(line);
                row = new ArrayList<>();
            } else if (BORDER.matcher(line).matches() && !row.isEmpty()) {
                rows.add(gridRow(row, edges));
                row = new ArrayList<>();
            } else if (line.startsWith("|")) {
                row.add(line);
            } else {
                break;
            }
        }
        if (rows.isEmpty() || !row.isEmpty()) {
            return null;
        }
        List<Integer> widths = new ArrayList<>();
        for (int column = 0; column + 1 < edges.size(); column++) {
            widths.add(Math.min(100, 100 * (edges.get(column + 1) - edges.get(column)) / COLUMNS));
        }
        return finished(align, widths, head, rows, i);
    }

    private static List<@Nullable String> aligns(String border) {
        List<@Nullable String> align = new ArrayList<>();
        for (String dashes : border.substring(1).split("\\+")) {
            boolean left = dashes.startsWith(":");
            boolean right = dashes.endsWith(":");
            align.add(left && right ? "center" : right ? "right" : left ? "left" : null);
        }
        return align;
    }

    private List<List<Block>> gridRow(List<String> row, List<Integer> edges) {
        List<List<Block>> cells = new ArrayList<>();
        for (int column = 0; column + 1 < edges.size(); column++) {
            List<String> cell = new ArrayList<>();
            for (String line : row) {
                String part = Indent.between(line, edges.get(column) + 1, edges.get(column + 1));
                cell.add(Indent.drop(part.stripTrailing(), 1));
            }
            cells.add(reader.within(cell, cell.indexOf("") < 0));
        }
        return cells;
    }

    private Taken finished(
            List<@Nullable String> align,
            List<Integer> widths,
            List<List<Block>> head,
            List<List<List<Block>>> rows,
            int end) {
        int caption = end;
        while (caption < lines.size() && Indent.isBlank(line(caption))) {
            caption++;
        }
        boolean headless = head.stream().allMatch(List::isEmpty);
        List<List<Block>> header = headless ? List.of() : head;
        var text = CAPTION.matcher(line(caption));
        if (!text.matches()) {
            return new Taken(new Block.Table("", align, widths, header, rows), end);
        }
        StringBuilder all = new StringBuilder(text.group(1));
        int i = caption + 1;
        while (i < lines.size() && !Indent.isBlank(line(i))) {
            all.append('\n').append(line(i));
            i++;
        }
        return new Taken(new Block.Table(all.toString().trim(), align, widths, header, rows), i);
    }
}
