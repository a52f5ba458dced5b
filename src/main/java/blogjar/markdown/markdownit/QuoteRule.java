package blogjar.markdown.markdownit;

import java.util.List;

/** Quotes: lines that begin with {@code >}, and those that lazily go on with their last paragraph. */
final class QuoteRule {
    private QuoteRule() {}

    /** Lines as they were before the quote moved them. */
    private static final class Saved {
        private final BlockState state;
        private final int first;
        private int count;
        private final int[][] kept;

        Saved(BlockState state, int first, int end) {
            this.state = state;
            this.first = first;
            this.kept = new int[4][Math.min(16, end - first + 1)];
        }

        void add(int line) {
            if (count == kept[0].length) {
                for (int i = 0; i < kept.length; i++) {
                    kept[i] = java.util.Arrays.copyOf(kept[i], count * 2);
                }
            }
            kept[0][count] = state.begin[line];
            kept[1][count] = state.shift[line];
            kept[2][count] = state.indent[line];
            kept[3][count] = state.taken[line];
            count++;
        }

        void restore() {
            System.arraycopy(kept[0], 0, state.begin, first, count);
            System.arraycopy(kept[1], 0, state.shift, first, count);
            System.arraycopy(kept[2], 0, state.indent, first, count);
            System.arraycopy(kept[3], 0, state.taken, first, count);
        }
    }

    static boolean read(BlockState state, int line, int end, boolean probe) {
        if (state.isCode(line) || state.at(state.contentStart(line)) != '>') {
            return false;
        }
        if (probe) {
            return true;
        }
        Saved saved = new Saved(state, line, end);
        String outer = state.parent;
        int lineCount = state.lineCount;
        state.parent = "blockquote";
        int next = takeMarks(state, line, end, saved);
        int blockIndent = state.blockIndent;
        state.blockIndent = 0;
        state.push("blockquote", 1);
        state.parser.readBlocks(state, line, next);
        state.push("blockquote", -1);
        state.lineCount = lineCount;
        state.parent = outer;
        saved.restore();
        state.blockIndent = blockIndent;
        return true;
    }

    private static int takeMarks(BlockState state, int line, int end, Saved saved) {
        List<BlockRule> enders = state.parser.ending("blockquote");
        boolean lastEmpty = false;
        int next = line;
        for (; next < end; next++) {
            int pos = state.contentStart(next);
            if (pos >= state.end[next]) {
                break;
            }
            boolean outdented = state.indent[next] < state.blockIndent;
            if (state.text.charAt(pos) == '>' && !outdented) {
                saved.add(next);
                lastEmpty = takeMark(state, next, pos + 1);
                continue;
            }
            if (lastEmpty) {
                break;
            }
            if (state.anyEnds(enders, next, end)) {
                state.lineCount = next;
                if (state.blockIndent != 0) {
                    saved.add(next);
                    state.indent[next] -= state.blockIndent;
                }
                break;
            }
            saved.add(next);
            state.indent[next] = -1;
        }
        return next;
    }

    /** Moves a line behind its mark and the blank after it; whether nothing is left. */
    private static boolean takeMark(BlockState state, int line, int behind) {
        int pos = behind;
        int initial = state.indent[line] + 1;
        int taken = state.taken[line];
        boolean half = false; // a tab of which only one column belongs to the mark
        boolean blank = Chars.isBlank(state.at(pos)) && pos < state.text.length();
        if (blank && state.at(pos) == ' ' || blank && (taken + initial) % 4 == 3) {
            pos++;
            initial++;
        } else {
            half = blank;
        }
        int columns = initial;
        state.begin[line] = pos;
        while (pos < state.end[line] && Chars.isBlank(state.text.charAt(pos))) {
            columns += state.text.charAt(pos) == '\t' ? 4 - (columns + taken + (half ? 1 : 0)) % 4 : 1;
            pos++;
        }
        state.taken[line] = state.indent[line] + 1 + (blank ? 1 : 0);
        state.indent[line] = columns - initial;
        state.shift[line] = pos - state.begin[line];
        return pos >= state.end[line];
    }
}
