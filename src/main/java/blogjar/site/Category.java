package blogjar.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A category, known by its name and its parents.
 *
 * @param chain names from the top down, the last one its own
 * @param slug of the whole chain, {@code parent/child}
 * @param path of its first list page, with a slash at the end: {@code categories/parent/child/}
 */
public record Category(List<String> chain, String slug, String path) {
    public Category {
        chain = List.copyOf(chain);
    }

    public String name() {
        return chain.get(chain.size() - 1);
    }

    /** The names of the parent, or null for one at the top. */
    public @Nullable List<String> parent() {
        return chain.size() == 1 ? null : chain.subList(0, chain.size() - 1);
    }
}
