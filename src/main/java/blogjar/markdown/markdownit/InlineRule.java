package blogjar.markdown.markdownit;

/** Finds one kind of span at a place in a text. */
interface InlineRule {
    /**
     * Reads a span at {@code state.pos}, adds its tokens and sets {@code state.pos} behind it.
     *
     * @param probe true to move on without tokens
     * @return whether there is one
     */
    boolean read(InlineState state, boolean probe);
}
