package blogjar.theme;

import org.jspecify.annotations.Nullable;

/**
 * Where a reader can search.
 *
 * @param page path of the page that shows what is found; empty for none
 * @param index path of the index's first file
 */
public record SearchPlace(String page, String index) implements Attributes {
    @Override
    public String kind() {
        return "the search";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "page" -> page;
            case "index" -> index;
            default -> UNKNOWN;
        };
    }
}
