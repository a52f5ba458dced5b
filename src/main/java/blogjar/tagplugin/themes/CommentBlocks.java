package blogjar.tagplugin.themes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a tag's body that comments mark: <code>&lt;!-- tab title --&gt;</code>. All in linear time. */
final class CommentBlocks {
    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";

    private CommentBlocks() {}

    /** @param title what the opening comment says behind its word */
    record Part(String title, String body) {}

    /** A comment: its word is found, and this is what stands behind it. */
    private record Comment(String rest, int start, int end) {}

    /** Parts between an opening and a closing comment; the body begins on a line of its own. */
    static List<Part> between(String text, String open, String close) {
        List<Part> parts = new ArrayList<>();
        Comment start = next(text, open, 0);
        while (start != null) {
            Comment end = text.startsWith("\n", start.end) ? next(text, close, start.end + 1) : null;
            if (end != null) {
                parts.add(new Part(start.rest, text.substring(start.end + 1, end.start)));
                start = next(text, open, end.end);
            } else if (text.startsWith("\n", start.end)) {
                return parts;
            } else {
                start = next(text, open, start.end);
            }
        }
        return parts;
    }

    /** Parts that each end where the next one begins; what stands before the first is left out. */
    static List<Part> from(String text, String open) {
        List<Part> parts = new ArrayList<>();
        Comment start = next(text, open, 0);
        while (start != null) {
            Comment end = next(text, open, start.end);
            parts.add(new Part(start.rest, text.substring(start.end, end == null ? text.length() : end.start)));
            start = end;
        }
        return parts;
    }

    private static @Nullable Comment next(String text, String word, int from) {
        int close = -1;
        for (int at = text.indexOf(OPEN, from); at >= 0; at = text.indexOf(OPEN, at + OPEN.length())) {
            int inner = at + OPEN.length();
            close = close < inner ? text.indexOf(CLOSE, inner) : close;
            if (close < 0) {
                return null;
            }
            int start = inner;
            while (start < close && Character.isWhitespace(text.charAt(start))) {
                start++;
            }
            int rest = start + word.length();
            if (text.startsWith(word, start) && rest <= close && isBlank(text, rest, close)) {
                int line = text.indexOf('\n', rest);
                if (line < 0 || line > close) {
                    return new Comment(text.substring(rest, close).strip(), at, close + CLOSE.length());
                }
            }
        }
        return null;
    }

    /** Whether a word ends here. */
    private static boolean isBlank(String text, int at, int close) {
        return at == close || Character.isWhitespace(text.charAt(at));
    }
}
