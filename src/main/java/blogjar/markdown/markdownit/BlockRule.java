package blogjar.markdown.markdownit;

/** Finds one kind of block at the begin of a line. */
interface BlockRule {
    /**
     * Reads a block, adds its tokens and sets {@code state.line} behind it.
     *
     * @param end the line where the surrounding block ends
     * @param probe true to tell only whether it would; nothing may change then
     * @return whether there is one
     */
    boolean read(BlockState state, int line, int end, boolean probe);
}
