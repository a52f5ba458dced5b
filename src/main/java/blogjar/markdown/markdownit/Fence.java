package blogjar.markdown.markdownit;

/**
 * Where a block between lines of marks ends: code between fences, or a container.
 *
 * @param end the line of marks that closes it, else the first line that is not in it
 * @param closed whether there is such a line of marks
 */
record Fence(int end, boolean closed) {
    /**
     * @param from the line below the marks that open it
     * @param last the line at which it ends in any case
     * @param marks how many the closing line has at least
     */
    static Fence of(BlockState state, int from, int last, char mark, int marks) {
        int line = from;
        while (line < last && (state.isEmpty(line) || state.indent[line] >= state.blockIndent)) {
            if (closes(state, line, mark, marks)) {
                return new Fence(line, true);
            }
            line++;
        }
        return new Fence(line, false);
    }

    private static boolean closes(BlockState state, int line, char mark, int marks) {
        int start = state.contentStart(line);
        int max = state.end[line];
        int stop = Chars.skipRun(state.text, start, max, mark);
        return !state.isCode(line) && stop - start >= marks && Chars.skipBlanks(state.text, stop, max) == max;
    }

    /** The first line behind it. */
    int behind() {
        return closed ? end + 1 : end;
    }
}
