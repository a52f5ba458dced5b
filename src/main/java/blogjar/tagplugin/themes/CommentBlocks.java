package blogjar.tagplugin.themes;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Parts of a tag's body that comments mark: <code>&lt;!-- tab title --&gt;</code>. All in linear time. */
final class CommentBlocks {
    private static final String OPEN = "<!--";
    private static final String CLOSE = "-->";

    private CommentBlocks() {}

    /**
     * @param word that the opening comment begins with
     * @param title what it says behind its word
     */
    record Part(String word, String title, String body) {}

    /** A comment: its word is found, and this is what stands behind it. */
    private record Comment(String word, String rest, int start, int end) {}

    /** Parts between an opening and a closing comment; the body begins on a line of its own. */
    static List<Part> between(String text, String open, String close) {
        List<Part> parts = new ArrayList<>();
        Comment start = next(text, 0, open);
        while (start != null) {
            Comment end = text.startsWith("\n", start.end) ? next(text, start.end + 1, close) : null;
            if (end != null) {
                parts.add(new Part(start.word, start.rest, text.substring(start.end + 1, end.start)));
                start = next(text, end.end, open);
            } else if (text.startsWith("\n", start.end)) {
                return parts;
            } else {
                start = next(text, start.end, open);
            }
        }
        return parts;
    }

    /** Parts between an opening and a closing comment, wherever these stand. */
    static List<Part> within(String text, String open, String close) {
        List<Part> parts = new ArrayList<>();
        Comment start = next(text, 0, open);
        while (start != null) {
            Comment end = next(text, start.end, close);
            if (end != null) {
                parts.add(new Part(start.word, start.rest, text.substring(start.end, end.start)));
            }
            start = end == null ? null : next(text, end.end, open);
        }
        return parts;
    }

    /** Parts that each end where the next one begins; what stands before the first is left out. */
    static List<Part> from(String text, String... open) {
        List<Part> parts = new ArrayList<>();
        Comment start = next(text, 0, open);
        while (start != null) {
            Comment end = next(text, start.end, open);
            parts.add(new Part(
                    start.word, start.rest, text.substring(start.end, end == null ? text.length() : end.start)));
            start = end;
        }
        return parts;
    }

    private static @Nullable Comment next(String text, int from, String... words) {
        int close = -1;
        int line = from;
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
            for (String word : words) {
                int rest = start + word.length();
                if (text.startsWith(word, start) && rest <= close && isBlank(text, rest, close)) {
                    line = Math.max(line, rest);
                    while (line < close && text.charAt(line) != '\n') {
                        line++;
                    }
                    if (line >= close) {
                        return new Comment(word, text.substring(rest, close).strip(), at, close + CLOSE.length());
                    }
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
