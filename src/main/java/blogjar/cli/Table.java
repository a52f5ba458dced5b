package blogjar.cli;

import blogjar.text.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows in columns as wide as a terminal shows them; where they don't fit, the widest are cut short. */
final class Table {
    private static final String GAP = "  ";
    private static final int LEAST = 8;

    private final List<String[]> rows = new ArrayList<>();
    private final Set<Integer> numbers = new HashSet<>();

    Table(String... head) {
        rows.add(head);
    }

    /** Columns of numbers, which stand at the right. */
    Table numbers(Integer... columns) {
        numbers.addAll(List.of(columns));
        return this;
    }

    void add(String... row) {
        rows.add(Arrays.stream(row).map(Table::oneLine).toArray(String[]::new));
    }

    int size() {
        return rows.size() - 1;
    }

    /** A name or a title can't move the cursor. */
    private static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** @param width columns of the terminal, which no line exceeds */
    String print(int width, boolean colours) {
        int[] widths = widths(width);
        StringBuilder out = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            String[] row = rows.get(r);
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.length; i++) {
                String cell = cut(row[i], widths[i]);
                String blank = " ".repeat(widths[i] - TextWidth.of(cell));
                line.append(numbers.contains(i) ? blank + cell : cell + blank).append(GAP);
            }
            String text = line.toString().stripTrailing();
            out.append(colours && r == 0 ? "\u001B[1m" + text + "\u001B[0m" : text)
                    .append('\n');
        }
        return out.deleteCharAt(out.length() - 1).toString();
    }

    private int[] widths(int width) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                widths[i] = Math.max(widths[i], TextWidth.of(row[i]));
            }
        }
        int over = Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1) - width;
        while (over > 0) {
            int widest = 0;
            for (int i = 1; i < widths.length; i++) {
                widest = widths[i] > widths[widest] ? i : widest;
            }
            if (widths[widest] <= LEAST) {
                break;
            }
            widths[widest]--;
            over--;
        }
        return widths;
    }

    private static String cut(String text, int width) {
        if (TextWidth.of(text) <= width) {
            return text;
        }
        StringBuilder cut = new StringBuilder();
        int taken = 0;
        for (int c : text.codePoints().toArray()) {
            taken += TextWidth.of(c);
            if (taken > width - 1) {
                break;
            }
            cut.appendCodePoint(c);
        }
        return cut.append('…').toString();
    }
}
