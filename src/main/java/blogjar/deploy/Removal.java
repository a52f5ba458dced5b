package blogjar.deploy;

/** What goes from a place when the site has it no more. */
enum Removal {
    NOTHING,
    /** What an earlier deploy brought. */
    OURS,
    /** All that is there. */
    ALL
}
