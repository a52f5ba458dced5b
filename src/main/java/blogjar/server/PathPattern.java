package blogjar.server;

import blogjar.text.Glob;

/**
 * Paths of the site that a setting is for, as in {@code .gitignore}: {@code *} and {@code ?} stay within a name, {@code **}
 * crosses folders, and a pattern that names a folder holds for everything in it. One that begins with a slash is taken from
 * the root, any other at any depth.
 */
final class PathPattern {
    private static final String PAGE = ".html";

    private final Glob glob;

    private PathPattern(Glob glob) {
        this.glob = glob;
    }

    static PathPattern of(String pattern) {
        boolean rooted = pattern.startsWith("/");
        String names = shown(rooted ? pattern.substring(1) : pattern);
        String below =
                names.endsWith("**") ? names : names.isEmpty() || names.endsWith("/") ? names + "**" : names + "/**";
        return new PathPattern(Glob.of(rooted ? below : "**/" + below));
    }

    /** @param path from the root, decoded, no leading slash; a page is found without its {@code .html}, too */
    boolean matches(String path) {
        String shown = shown(path);
        return glob.matches(shown)
                || shown.endsWith(PAGE) && glob.matches(shown.substring(0, shown.length() - PAGE.length()));
    }

    /** {@code .well-known} is no hidden folder, which a star would pass over. */
    private static String shown(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
