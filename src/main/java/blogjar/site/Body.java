package blogjar.site;

/**
 * What an article's text was rendered to, as HTML.
 *
 * @param content the whole, with {@code <span id="more"></span>} where the excerpt ends
 * @param excerpt what stands before the mark; empty where there is none
 * @param moreStart where in the content that stands which follows the mark; 0 where there is none
 */
public record Body(String content, String excerpt, int moreStart) {
    /** What stands after the mark; the whole where there is none. Made when asked for, as few themes ask. */
    public String more() {
        return moreStart == 0 ? content : content.substring(moreStart).strip();
    }
}
