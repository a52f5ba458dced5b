package blogjar.front;

import blogjar.text.Percent;

/** Paths as hosts compare them: as a browser sends them. */
final class Paths {
    /** The ending of pages. */
    static final String PAGE = "html";

    private Paths() {}

    /** A decoded path as it is sent. */
    static String encoded(String path) {
        return Percent.encode(path, "-._~!$&'()+,;=@/"); // no star, no colon: they have a meaning in rules
    }

    /**
     * What is said of all paths of a host that knows no kinds of files: what pages have, as other files take no harm by it, and a page has
     * many addresses.
     */
    static String ofAll(Cover cover) {
        return cover.byEnding().getOrDefault(PAGE, cover.usual());
    }
}
