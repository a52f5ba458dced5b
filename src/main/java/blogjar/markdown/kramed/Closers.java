package blogjar.markdown.kramed;

import java.util.Arrays;

/** Runs of a mark at the ends of lines: there a fence or a formula may be closed. */
final class Closers {
    private final int[] starts;
    private final int[] ends;
    private final int[] lengths;
    /** The longest run on this line or a later one. */
    private final int[] longest;

    Closers(Source source, char mark) {
        int lines = 1 + (int) source.text.chars().filter(c -> c == '\n').count();
        starts = new int[lines];
        ends = new int[lines];
        lengths = new int[lines];
        longest = new int[lines + 1];
        int start = 0;
        for (int line = 0; line < lines; line++) {
            starts[line] = start;
            int lineEnd = source.lineEnd(start);
            int end = lineEnd;
            while (end > start && source.text.charAt(end - 1) == ' ') {
                end--;
            }
            int run = end;
            while (run > start && source.text.charAt(run - 1) == mark) {
                run--;
            }
            ends[line] = end;
            lengths[line] = end - run;
            start = lineEnd + 1;
        }
        for (int line = lines - 1; line >= 0; line--) {
            longest[line] = Math.max(lengths[line], longest[line + 1]);
        }
    }

    private int line(int at) {
        int found = Arrays.binarySearch(starts, at);
        return found < 0 ? -found - 2 : found;
    }

    /** Where the first {@code n} marks that end a line begin, with one character or more from {@code from}; or -1. */
    int find(int from, int n) {
        int line = line(from);
        if (lengths[line] >= n && ends[line] - n > from) {
            return ends[line] - n;
        }
        line++;
        if (longest[Math.min(line, lengths.length)] < n) {
            return -1;
        }
        while (lengths[line] < n) {
            line++;
        }
        return ends[line] - n;
    }

    /** The most marks, up to {@code most}, for which {@link #find} finds something. */
    int most(int from, int most) {
        int line = line(from);
        int here = Math.min(lengths[line], ends[line] - from - 1);
        return Math.min(most, Math.max(here, longest[line + 1]));
    }

    /** As {@link #most}, where the text begins behind as many marks at {@code open}. */
    int mostBehind(int open, int most) {
        int line = line(open);
        int here = Math.min(lengths[line], (ends[line] - open - 1) / 2);
        return Math.min(most, Math.max(here, longest[line + 1]));
    }
}
