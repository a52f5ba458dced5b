package blogjar.markdown.markdownit;

/** A mark that may open or close an element, or both, until it is known. */
final class Delimiter {
    final char mark;
    /** Of the whole run, for the rule of three; 0 where that rule does not count. */
    final int length;
    /** The index of its token. */
    final int token;

    boolean opens;
    boolean closes;
    /** The index of the one that closes it; -1 for none. */
    int end = -1;

    Delimiter(char mark, int length, int token, InlineState.Run run) {
        this.mark = mark;
        this.length = length;
        this.token = token;
        this.opens = run.opens();
        this.closes = run.closes();
    }
}
