package blogjar.redirect;

import java.util.List;

/**
 * What the variable parts of a rule stood for in a path, decoded.
 *
 * @param values in the order of {@link Source#names()}
 */
record Captures(List<String> values) {
    static final Captures NONE = new Captures(List.of());

    Captures {
        values = List.copyOf(values);
    }
}
