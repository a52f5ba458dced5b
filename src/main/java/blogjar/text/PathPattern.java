package blogjar.text;

/**
 * Paths of the site that a setting is for, as in {@code .gitignore}: {@code *} and {@code ?} stay within a name, {@code **}
 * crosses folders, and a pattern that names a folder holds for everything in it. One that begins with a slash is taken from
 * the root, any other at any depth.
 */
public final class PathPattern {
    private static final String PAGE = ".html";
    private static final String SPECIAL = "*?[]{}()!+@|\\";

    /** Names without a sign of a pattern, with a slash on both sides; empty where there is one. */
    private final String plain;

    private final boolean rooted;
    private final Glob glob;

    private PathPattern(String plain, boolean rooted, Glob glob) {
        this.plain = plain;
        this.rooted = rooted;
        this.glob = glob;
    }

    public static PathPattern of(String pattern) {
        boolean rooted = pattern.startsWith("/");
        String names = shown(rooted ? pattern.substring(1) : pattern);
        boolean plain = names.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0);
        String below = names.isEmpty() || names.endsWith("/") ? names + "**" : names + "/**";
        return new PathPattern(
                plain ? slashes(names) : "",
                rooted,
                Glob.of((rooted ? "" : "**/") + (names.endsWith("**") ? names : below)));
    }

    private static String slashes(String names) {
        return names.isEmpty() ? "/" : "/" + names + (names.endsWith("/") ? "" : "/");
    }

    /** @param path from the root, decoded, no leading slash; a page is found without its {@code .html}, too */
    public boolean matches(String path) {
        String shown = shown(path);
        return isMatch(shown) || shown.endsWith(PAGE) && isMatch(shown.substring(0, shown.length() - PAGE.length()));
    }

    private boolean isMatch(String path) {
        if (plain.isEmpty()) {
            return glob.matches(path);
        }
        String names = slashes(path);
        return rooted ? names.startsWith(plain) : names.contains(plain);
    }

    /** {@code .well-known} is no hidden folder, which a star would pass over. */
    private static String shown(String path) {
        return path.startsWith(".") ? path.substring(1) : path;
    }
}
