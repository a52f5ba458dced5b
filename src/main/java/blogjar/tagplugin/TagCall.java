package blogjar.tagplugin;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A tag in an article as it is to be run.
 *
 * @param body of a block, rendered and trimmed; empty otherwise
 * @param article path under the source folder
 * @param markdown renders a body
 */
record TagCall(String name, List<String> arguments, String body, String article, UnaryOperator<String> markdown) {

    @Nullable
    String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** The argument, or another value where there is none or it is {@code default}. */
    String argument(int index, String otherwise) {
        String argument = argument(index);
        return argument == null || argument.isEmpty() || argument.equals("default") ? otherwise : argument;
    }

    /** All arguments from one on, with blanks between them. */
    String joined(int from) {
        return from >= arguments.size() ? "" : String.join(" ", arguments.subList(from, arguments.size()));
    }
}
