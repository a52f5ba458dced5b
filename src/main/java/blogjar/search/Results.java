package blogjar.search;

import java.util.List;

/**
 * What was found.
 *
 * @param total articles that fit
 * @param hits the best of them, the best first
 */
public record Results(int total, List<Hit> hits) {
    /** Nothing. */
    public static final Results NONE = new Results(0, List.of());

    public Results {
        hits = List.copyOf(hits);
    }

    /**
     * An article that fits.
     *
     * @param path from the site's root, as in a link
     * @param excerpt of its text, around what was looked for
     */
    public record Hit(List<Piece> title, String path, List<Piece> excerpt) {
        public Hit {
            title = List.copyOf(title);
            excerpt = List.copyOf(excerpt);
        }
    }

    /** @param marked whether it is what was looked for */
    public record Piece(String text, boolean marked) {}
}
