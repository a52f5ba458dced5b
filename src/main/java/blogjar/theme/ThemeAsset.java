package blogjar.theme;

/** A file of a theme that is published: its path from the site's root and its bytes. */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
public record ThemeAsset(String path, byte[] bytes) {}
