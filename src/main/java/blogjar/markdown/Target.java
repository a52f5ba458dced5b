package blogjar.markdown;

/**
 * Where a link leads.
 *
 * @param href as written, backslashes before punctuation taken away
 * @param title likewise; empty where there is none
 * @param end the offset after the link, or after the definition
 */
record Target(String href, String title, int end) {
    Target endingAt(int offset) {
        return new Target(href, title, offset);
    }
}
