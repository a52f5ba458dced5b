package blogjar.markdown.kramed;

import blogjar.text.JsSpace;

/** A text with what many rules ask of it. */
final class Source {
    final String text;
    final int length;
    /** Where the white space at the end begins. */
    final int blankFrom;

    private int @org.jspecify.annotations.Nullable [] closingBrackets;

    Source(String text) {
        this.text = text;
        this.length = text.length();
        int end = length;
        while (end > 0 && JsSpace.is(text.charAt(end - 1))) {
            end--;
        }
        this.blankFrom = end;
    }

    boolean is(int at, char c) {
        return at < length && text.charAt(at) == c;
    }

    /** Past the run of {@code c} that begins at {@code from}. */
    int skip(int from, char c) {
        int i = from;
        while (i < length && text.charAt(i) == c) {
            i++;
        }
        return i;
    }

    int skipWhite(int from) {
        int i = from;
        while (i < length && JsSpace.is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    int skipInk(int from) {
        int i = from;
        while (i < length && !JsSpace.is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    boolean isWhite(int at) {
        return at < length && JsSpace.is(text.charAt(at));
    }

    /** The line end at or after a place, or the text's end. */
    int lineEnd(int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? length : end;
    }

    boolean isLineEnd(int at) {
        return at == length || text.charAt(at) == '\n';
    }

    /** Past blanks and the line end; -1 where something else stands. */
    int afterBlanksAndLineEnd(int from) {
        int end = skip(from, ' ');
        return !isLineEnd(end) ? -1 : Math.min(end + 1, length);
    }

    /** The first {@code ]} at or after a place, or -1. */
    int closingBracket(int from) {
        int[] closing = closingBrackets;
        if (closing == null) {
            closing = new int[length + 1];
            closing[length] = -1;
            for (int i = length - 1; i >= 0; i--) {
                closing[i] = text.charAt(i) == ']' ? i : closing[i + 1];
            }
            closingBrackets = closing;
        }
        return closing[Math.min(from, length)];
    }

    /** The first place from {@code from} that only white space divides from {@code to}. */
    int trimmedEnd(int from, int to) {
        int end = to;
        while (end > from && JsSpace.is(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** JavaScript's {@code \w}. */
    static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
