package blogjar.diagnostic;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing to tell the user: where it is, what is wrong, what was expected and how to mend it.
 *
 * @param severity whether something is missing from the result
 * @param file path from the blog's root, or null where no file is concerned
 * @param line from 1, or 0 where the whole file is meant
 * @param column from 1 in code points, or 0 where the whole line is meant
 * @param message what is wrong, in one sentence without a full stop
 * @param sourceLine the text of the line, or null
 * @param expected what should have stood there, or null
 * @param fix what the user can do, or null
 * @param topic what it is about, for those who tell one kind of problem from another
 */
public record Problem(
        Severity severity,
        @Nullable String file,
        int line,
        int column,
        String message,
        @Nullable String sourceLine,
        @Nullable String expected,
        @Nullable String fix,
        Topic topic) {

    /** What a problem is about. */
    public enum Topic {
        /** A tag of an article that is not known, so that its text is shown as it is written. */
        TAG,
        /** A plugin of Hexo that the blog names. */
        PLUGIN,
        /** The theme that the blog names. */
        THEME,
        /** Anything else; the file tells. */
        OTHER
    }

    /** By file, then line, then column, then text; those without a file first. */
    public static final Comparator<Problem> BY_PLACE = Comparator.comparing(
                    (Problem p) -> Objects.requireNonNullElse(p.file, ""))
            .thenComparingInt(Problem::line)
            .thenComparingInt(Problem::column)
            .thenComparing(Problem::message);

    private static final int LONGEST_SOURCE_LINE = 160;

    public static Problem error(String message) {
        return new Problem(Severity.ERROR, null, 0, 0, message, null, null, null, Topic.OTHER);
    }

    public static Problem notice(String message) {
        return new Problem(Severity.NOTICE, null, 0, 0, message, null, null, null, Topic.OTHER);
    }

    /** That a file can't be read, and why. */
    public static Problem unreadable(String file, IOException failure) {
        String told = failure instanceof FileSystemException named ? named.getReason() : failure.getMessage();
        boolean denied = failure instanceof AccessDeniedException;
        String reason = denied
                ? "permission denied"
                : failure instanceof NoSuchFileException
                        ? "no such file"
                        : Objects.requireNonNullElse(told, failure.getClass().getSimpleName());
        return error("this file can't be read: " + reason)
                .in(file)
                .fix(denied ? "check its permissions" : "check its disk, or where the link leads");
    }

    public Problem saying(String message) {
        return new Problem(severity, file, line, column, message, sourceLine, expected, fix, topic);
    }

    public Problem in(String file) {
        return new Problem(severity, file, line, column, message, sourceLine, expected, fix, topic);
    }

    public Problem at(SourcePosition place) {
        return new Problem(
                severity, place.file(), place.line(), place.column(), message, sourceLine, expected, fix, topic);
    }

    /** The place of {@code offset} in {@code text}, with the line that it is in. */
    public Problem at(String file, String text, int offset) {
        return at(SourcePosition.of(file, text, offset)).showing(text);
    }

    /** The same problem with its line taken out of the whole text of the file. */
    public Problem showing(String text) {
        if (line < 1) {
            return this;
        }
        String found = text.lines().skip(line - 1L).findFirst().orElse(null);
        return new Problem(severity, file, line, column, message, found, expected, fix, topic);
    }

    public Problem expected(String expected) {
        return new Problem(severity, file, line, column, message, sourceLine, expected, fix, topic);
    }

    public Problem fix(String fix) {
        return new Problem(severity, file, line, column, message, sourceLine, expected, fix, topic);
    }

    public Problem about(Topic topic) {
        return new Problem(severity, file, line, column, message, sourceLine, expected, fix, topic);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** The whole message, several lines, without a line break at the end. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        if (file != null) {
            printable(file, out);
            if (line > 0) {
                out.append(':').append(line);
                if (column > 0) {
                    out.append(':').append(column);
                }
            }
            out.append(": ");
        }
        out.append(severity.word()).append(": ");
        printable(message, out);
        if (sourceLine != null && line > 0) {
            appendSource(out, sourceLine);
        } else if (expected != null) {
            out.append("\n    expected ").append(expected);
        }
        if (fix != null) {
            out.append("\n    fix: ").append(fix);
        }
        return out.toString();
    }

    /** A name or a text of a file can't move the cursor, nor look like another message. */
    private static void printable(String text, StringBuilder out) {
        text.codePoints().forEach(c -> out.appendCodePoint(Character.isISOControl(c) && c != '\t' ? 0xFFFD : c));
    }

    private void appendSource(StringBuilder out, String source) {
        String number = Integer.toString(line);
        int from = 0;
        int length = source.codePointCount(0, source.length());
        if (length > LONGEST_SOURCE_LINE) {
            from = Math.max(0, Math.min(column - LONGEST_SOURCE_LINE / 2, length - LONGEST_SOURCE_LINE));
        }
        int to = Math.min(length, from + LONGEST_SOURCE_LINE);
        String shown = source.substring(source.offsetByCodePoints(0, from), source.offsetByCodePoints(0, to));
        out.append("\n    ").append(number).append(" | ");
        printable(shown, out);
        if (column < 1) {
            if (expected != null) {
                out.append("\n    expected ").append(expected);
            }
            return;
        }
        out.append("\n    ").append(" ".repeat(number.length())).append(" | ");
        shown.codePoints().limit(Math.max(0, column - 1 - from)).forEach(c -> out.append(blank(c)));
        out.append('^');
        if (expected != null) {
            out.append(" expected ").append(expected);
        }
    }

    /** Blank space as wide as the character in a terminal. */
    private static String blank(int codePoint) {
        if (codePoint == '\t') {
            return "\t";
        }
        boolean wide = codePoint >= 0x1100
                && (Character.isIdeographic(codePoint)
                        || codePoint >= 0x3000 && codePoint <= 0x30FF
                        || codePoint >= 0xAC00 && codePoint <= 0xD7A3
                        || codePoint >= 0xFF00 && codePoint <= 0xFF60
                        || codePoint >= 0x1F300 && codePoint <= 0x1FAFF);
        return wide ? "  " : " ";
    }
}
