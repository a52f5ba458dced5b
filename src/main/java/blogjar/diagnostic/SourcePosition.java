package blogjar.diagnostic;

import java.util.Objects;

/**
 * A place in a file, counted as editors count.
 *
 * @param file path from the blog's root, with '/' on every system
 * @param line from 1
 * @param column from 1, in code points
 */
public record SourcePosition(String file, int line, int column) {
    public SourcePosition {
        Objects.requireNonNull(file, "file");
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns count from 1, not " + line + ":" + column);
        }
    }

    /** The place of a character in a text: {@code offset} is a UTF-16 index. */
    public static SourcePosition of(String file, String text, int offset) {
        int end = Math.min(offset, text.length());
        int line = 1;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        return new SourcePosition(file, line, text.codePointCount(lineStart, end) + 1);
    }
}
