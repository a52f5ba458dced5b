package blogjar.markdown;

/**
 * A text that was rendered.
 *
 * @param whole false where a part of it is shown with its marks, as they stand too deep in one another, or as finding the ends of
 *     so many that have none would have taken unreasonably long
 */
public record Rendered(String html, boolean whole) {}
