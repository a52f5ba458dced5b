package blogjar.tagplugin;

import blogjar.text.JsSpace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds fenced code in raw text as Hexo does (filter backtick_code_block): line by line, unaware of Markdown.
 *
 * <p>An opening line may be indented by any blanks, stand behind up to three {@code >}, or behind one list mark at the
 * line's start. The closing line has exactly the same fence. Takes time proportional to the text.
 */
final class FenceScanner {
    private final String text;
    /** Starts of the lines that may close a fence, by character and length of the fence. */
    private final Map<Integer, int[]> closings = new HashMap<>();

    /**
     * Fenced code as it stands in the text.
     *
     * @param start of the opening line
     * @param fence where the fence begins, behind the marks and blanks
     * @param info what follows the fence on its line, without blanks around it
     * @param body where the code begins
     * @param bodyEnd where the closing line begins
     * @param after where the line ends behind the closing fence begin
     * @param end where the text goes on, behind all of these line ends
     */
    record Fence(int start, int fence, String info, int body, int bodyEnd, int after, int end) {}

    FenceScanner(String text) {
        this.text = text;
        for (int line = 0; line < text.length(); line = nextLine(line)) {
            int from = skipBlanks(skipQuoteMarks(line, 3));
            int length = fenceLength(from);
            if (length >= 3 && isLineEnd(afterClosing(from + length))) {
                closings.merge(key(text.charAt(from), length), new int[] {1, line}, FenceScanner::joined);
            }
        }
    }

    /** Adds to a list of numbers, the first of which is its size. */
    private static int[] joined(int[] list, int[] one) {
        int size = list[0] + 1;
        int[] room = size < list.length ? list : Arrays.copyOf(list, list.length * 2);
        room[size] = one[1];
        room[0] = size;
        return room;
    }

    private static int key(char mark, int length) {
        return mark == '`' ? length : -length;
    }

    /** The next fence that opens on a line that begins at {@code from} or later. */
    @Nullable
    Fence next(int from) {
        int line = from == 0 || from > text.length() || text.charAt(from - 1) == '\n' ? from : nextLine(from);
        for (; line < text.length(); line = nextLine(line)) {
            int fence = fenceStart(line);
            int length = fenceLength(fence);
            if (length >= 3) {
                Fence found = opened(line, fence, length);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private int fenceStart(int line) {
        int plain = skipBlanks(skipQuoteMarks(line, 3));
        if (plain < text.length() && isFenceMark(text.charAt(plain))) {
            return plain;
        }
        char c = text.charAt(line);
        if (c == '-' || c == '*' || c == '+') {
            return skipBlanks(line + 1);
        }
        int digits = line;
        while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
            digits++;
        }
        return digits > line && digits < text.length() && text.charAt(digits) == '.'
                ? skipBlanks(digits + 1)
                : text.length();
    }

    private @Nullable Fence opened(int line, int fence, int longest) {
        int newline = text.indexOf('\n', fence);
        if (newline < 0) {
            return null;
        }
        int last = newline;
        while (last > fence && JsSpace.is(text.charAt(last - 1))) {
            last--;
        }
        boolean onlyFence = last == fence + longest;
        if (!onlyFence && text.charAt(last - 1) == '`') {
            return null;
        }
        // A shorter fence counts as well: the rest of its marks is then part of the info.
        for (int length = longest; length >= 3; length--) {
            boolean empty = onlyFence && length == longest;
            if (onlyFence && length < longest && text.charAt(fence) == '`') {
                return null;
            }
            int closing = closing(text.charAt(fence), length, newline + 1);
            if (closing >= 0) {
                int mark = skipBlanks(skipQuoteMarks(closing, 3));
                int after = afterClosing(mark + length);
                int end = after;
                while (end < text.length() && text.charAt(end) == '\n') {
                    end++;
                }
                String info = empty ? "" : text.substring(skipBlanks(fence + length), last);
                return new Fence(line, fence, info, newline + 1, closing, after, end);
            }
        }
        return null;
    }

    /** The line that closes: the first behind the body's first line, else the body's first line itself. */
    private int closing(char mark, int length, int body) {
        int[] lines = closings.get(key(mark, length));
        if (lines == null) {
            return -1;
        }
        int found = Arrays.binarySearch(lines, 1, lines[0] + 1, body);
        int later = found >= 0 ? found + 1 : -found - 1;
        return later <= lines[0] ? lines[later] : found >= 0 ? body : -1;
    }

    private int nextLine(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline + 1;
    }

    /** Behind up to {@code most} marks {@code >}, each with blanks before it. */
    private int skipQuoteMarks(int from, int most) {
        int at = from;
        for (int i = 0; i < most; i++) {
            int mark = skipBlanks(at);
            if (mark >= text.length() || text.charAt(mark) != '>') {
                break;
            }
            at = mark + 1;
        }
        return at;
    }

    private int skipBlanks(int from) {
        int at = from;
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int fenceLength(int from) {
        if (from >= text.length() || !isFenceMark(text.charAt(from))) {
            return 0;
        }
        int at = from;
        while (at < text.length() && text.charAt(at) == text.charAt(from)) {
            at++;
        }
        return at - from;
    }

    private int afterClosing(int from) {
        return from < text.length() && isBlank(text.charAt(from)) ? from + 1 : from;
    }

    private boolean isLineEnd(int at) {
        return at >= text.length() || text.charAt(at) == '\n';
    }

    private static boolean isFenceMark(char c) {
        return c == '`' || c == '~';
    }

    static boolean isBlank(char c) {
        return c != '\n' && c != '\r' && JsSpace.is(c);
    }
}
