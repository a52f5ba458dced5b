package blogjar.markdown;

import blogjar.text.Html;
import org.jspecify.annotations.Nullable;

/** Text as it is written into HTML. */
final class Escape {
    private Escape() {}

    /** Code: {@code & < > " '} always, other characters never. */
    static void code(CharSequence text, int from, int to, StringBuilder out) {
        int done = from;
        for (int i = from; i < to; i++) {
            String entity = entity(text.charAt(i));
            if (entity != null) {
                out.append(text, done, i).append(entity);
                done = i + 1;
            }
        }
        out.append(text, done, to);
    }

    /** Text that keeps its references: {@code < > " '}, and {@code &} where no reference begins. */
    static void text(String text, int from, int to, StringBuilder out) {
        int done = from;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            String entity = entity(c);
            if (entity != null && !(c == '&' && Html.isEntity(text, i, to))) {
                out.append(text, done, i).append(entity);
                done = i + 1;
            }
        }
        out.append(text, done, to);
    }

    private static @Nullable String entity(char c) {
        switch (c) {
            case '&':
                return "&amp;";
            case '<':
                return "&lt;";
            case '>':
                return "&gt;";
            case '"':
                return "&quot;";
            case '\'':
                return "&#39;";
            default:
                return null;
        }
    }
}
