package blogjar.route;

import org.jspecify.annotations.Nullable;

/**
 * A text of indented lines, as the templates of Hexo's plugins leave it: where a tag of the template stood alone on a
 * line, its indent and the end of the line remain.
 */
final class IndentedText {
    private final StringBuilder out = new StringBuilder();

    IndentedText line(int indent, String text) {
        out.append(" ".repeat(indent)).append(text).append('\n');
        return this;
    }

    /** The line of a tag that prints nothing. */
    IndentedText tag(int indent) {
        return line(indent, "");
    }

    /** A line between two tags; the tags' line alone where there is no text. */
    IndentedText between(int indent, @Nullable String text) {
        tag(indent);
        return text == null ? this : line(indent, text).tag(indent);
    }

    IndentedText raw(String text) {
        out.append(text);
        return this;
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
