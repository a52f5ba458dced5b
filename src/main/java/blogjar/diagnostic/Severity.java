package blogjar.diagnostic;

/** How much a problem matters. */
public enum Severity {
    /** Something is left out or the run fails. */
    ERROR("error"),
    /** Something is other than the author may think; the result is whole. */
    NOTICE("notice");

    private final String word;

    Severity(String word) {
        this.word = word;
    }

    /** The word that a message begins with. */
    public String word() {
        return word;
    }
}
