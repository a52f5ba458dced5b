package blogjar.site;

/**
 * What an article's text was rendered to, as HTML.
 *
 * @param content the whole, with {@code <span id="more"></span>} where the excerpt ends
 * @param excerpt what stands before the mark; empty where there is none
 * @param more what stands after the mark; the whole where there is none
 */
public record Body(String content, String excerpt, String more) {}
