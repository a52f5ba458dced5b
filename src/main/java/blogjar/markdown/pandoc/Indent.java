package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.List;

/** Lines, their blanks and the columns they stand in. Tabs are gone before. */
final class Indent {
    private Indent() {}

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(withoutTabs(text.substring(start, end)));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(withoutTabs(text.substring(start)));
        }
        return lines;
    }

    private static String withoutTabs(String line) {
        if (line.indexOf('\t') < 0) {
            return line;
        }
        StringBuilder out = new StringBuilder(line.length() + 8);
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '\t') {
                out.append(" ".repeat(4 - out.length() % 4));
            } else {
                out.append(line.charAt(i));
            }
        }
        return out.toString();
    }

    static int of(String line) {
        int i = 0;
        while (i < line.length() && line.charAt(i) == ' ') {
            i++;
        }
        return i;
    }

    static boolean isBlank(String line) {
        return of(line) == line.length();
    }

    /** Without blanks at the start, but {@code most} of them at most. */
    static String drop(String line, int most) {
        return line.substring(Math.min(most, of(line)));
    }

    /** Whether a line is made of three or more of {@code c} with blanks between. */
    static boolean isRule(String line) {
        int start = of(line);
        if (start > 3 || start == line.length() || "*-_".indexOf(line.charAt(start)) < 0) {
            return false;
        }
        int marks = 0;
        for (int i = start; i < line.length(); i++) {
            if (line.charAt(i) == line.charAt(start)) {
                marks++;
            } else if (line.charAt(i) != ' ') {
                return false;
            }
        }
        return marks > 2;
    }

    /** How many columns a character takes. */
    static int width(char c) {
        return c >= 0x1100
                        && (c <= 0x115F
                                || c >= 0x2E80 && c <= 0xA4CF
                                || c >= 0xAC00 && c <= 0xD7A3
                                || c >= 0xF900 && c <= 0xFAFF
                                || c >= 0xFE30 && c <= 0xFE6F
                                || c >= 0xFF00 && c <= 0xFF60
                                || c >= 0xFFE0 && c <= 0xFFE6)
                ? 2
                : 1;
    }

    static int width(String text) {
        int width = 0;
        for (int i = 0; i < text.length(); i++) {
            width += width(text.charAt(i));
        }
        return width;
    }

    /** What stands from one column to another. */
    static String between(String line, int from, int to) {
        int column = 0;
        int start = -1;
        for (int i = 0; i < line.length(); i++) {
            if (column >= to) {
                return start < 0 ? "" : line.substring(start, i);
            }
            if (column >= from && start < 0) {
                start = i;
            }
            column += width(line.charAt(i));
        }
        return start < 0 ? "" : line.substring(start);
    }
}
