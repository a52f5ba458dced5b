package blogjar.markdown.markdownit;

/** Makes elements of the delimiters that a text's spans left, or mends its tokens, when all of it is read. */
interface DelimiterRule {
    void apply(InlineState state);
}
