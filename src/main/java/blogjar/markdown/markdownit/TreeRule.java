package blogjar.markdown.markdownit;

/** A step over a document as a whole. */
interface TreeRule {
    void apply(Tree tree);
}
