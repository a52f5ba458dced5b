package blogjar.tagplugin;

import blogjar.diagnostic.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A tag in an article as it is to be run.
 *
 * @param name of the tag
 * @param arguments the words behind the name; quotes around a word are gone
 * @param body of a block, rendered and trimmed; empty otherwise
 * @param article path under the source folder
 * @param markdown renders a body
 * @param problems takes what its author should hear though it was run, without a place
 */
public record TagCall(
        String name,
        List<String> arguments,
        String body,
        String article,
        UnaryOperator<String> markdown,
        Consumer<Problem> problems) {

    /** The argument; null where there are fewer. */
    public @Nullable String argument(int index) {
        return index < arguments.size() ? arguments.get(index) : null;
    }

    /** The argument, or another value where there is none or it is {@code default}. */
    public String argument(int index, String otherwise) {
        String argument = argument(index);
        return argument == null || argument.isEmpty() || argument.equals("default") ? otherwise : argument;
    }

    /** All arguments from one on, with blanks between them. */
    public String joined(int from) {
        return from >= arguments.size() ? "" : String.join(" ", arguments.subList(from, arguments.size()));
    }

    /** A text as Markdown. */
    public String rendered(String text) {
        return markdown.apply(text);
    }
}
