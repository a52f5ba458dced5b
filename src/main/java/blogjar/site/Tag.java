package blogjar.site;

/**
 * A tag, known by its exact name.
 *
 * @param path of its first list page, with a slash at the end: {@code tags/name/}
 */
public record Tag(String name, String slug, String path) {}
