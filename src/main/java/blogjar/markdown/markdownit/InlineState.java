package blogjar.markdown.markdownit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The text of a block while its spans are read. */
final class InlineState {
    final String text;
    final Parser parser;
    final Environment environment;
    final List<Token> tokens;

    int pos;
    /** Where the span that is read ends at the latest. */
    int limit;

    int level;
    /** Text that no rule took, not a token yet. */
    final StringBuilder pending = new StringBuilder();
    /** How many links are open, those of HTML counted. */
    int linkLevel;
    /** For every place where the span that begins there ends; 0 where that is not known. */
    final int[] skips;
    /** Where a run of backticks of each length was seen last, once all of them are looked at. */
    final Map<Integer, Integer> backticks = new HashMap<>();

    boolean backticksSeen;
    /** Where tags of HTML end. */
    final HtmlTags tags = new HtmlTags();

    final LinkFinder links;

    /** The delimiters of the element that is open, and of all elements that were. */
    List<Delimiter> delimiters = new ArrayList<>();

    final List<List<Delimiter>> allDelimiters = new ArrayList<>();
    private final Deque<List<Delimiter>> outer = new ArrayDeque<>();
    private int pendingLevel;

    InlineState(String text, Parser parser, Environment environment, List<Token> tokens) {
        this.text = text;
        this.parser = parser;
        this.environment = environment;
        this.tokens = tokens;
        this.limit = text.length();
        this.links = new LinkFinder(text);
        this.skips = new int[text.length() + 1];
        allDelimiters.add(delimiters);
    }

    /** The character at an offset, or NUL behind the text. */
    char at(int offset) {
        return offset >= 0 && offset < text.length() ? text.charAt(offset) : 0;
    }

    char current() {
        return at(pos);
    }

    void flush() {
        if (pending.length() > 0) {
            Token token = Token.text(pending.toString());
            token.level = pendingLevel;
            tokens.add(token);
            pending.setLength(0);
        }
    }

    Token push(Token.Kind kind, String tag, int nesting) {
        flush();
        Token token = new Token(kind, tag, nesting);
        if (nesting < 0) {
            level--;
            delimiters = outer.pop();
        }
        token.level = level;
        if (nesting > 0) {
            level++;
            outer.push(delimiters);
            delimiters = new ArrayList<>();
            allDelimiters.add(delimiters);
        }
        pendingLevel = level;
        tokens.add(token);
        return token;
    }

    Token pushText(String content) {
        Token token = push(Token.Kind.TEXT, "", 0);
        token.content = content;
        return token;
    }

    /** What a run of delimiters may do. */
    record Run(int length, boolean opens, boolean closes) {}

    /**
     * Looks at the run of delimiters at the current place (CommonMark's flanking rules).
     *
     * @param withinWords whether it counts within a word, as {@code *} does and {@code _} does not
     */
    Run scanRun(boolean withinWords) {
        int stop = Chars.skipRun(text, pos, limit, current());
        char before = pos > 0 ? text.charAt(pos - 1) : ' ';
        char after = stop < limit ? text.charAt(stop) : ' ';
        boolean punctuationBefore = Chars.isPunctuation(before);
        boolean punctuationAfter = Chars.isPunctuation(after);
        boolean spaceBefore = Chars.isWhitespace(before);
        boolean spaceAfter = Chars.isWhitespace(after);
        boolean left = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
        boolean right = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
        return new Run(
                stop - pos,
                left && (withinWords || !right || punctuationBefore),
                right && (withinWords || !left || punctuationAfter));
    }
}
