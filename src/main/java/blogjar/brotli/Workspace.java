package blogjar.brotli;

/** What a stream needs while it is made, used for one after the other, as it is more than the text by far. */
record Workspace(MatchTree tree, Matches matches, Nodes nodes) {
    Workspace() {
        this(new MatchTree(), new Matches(), new Nodes());
    }
}
