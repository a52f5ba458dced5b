package blogjar.highlight.regex;

/** A regular expression of JavaScript, with its flag {@code m}. Never changes; what a match finds is in a {@link Match}. */
public final class Regex {
    private final Program.Code code;
    private final First first;
    private final boolean unicode;

    private Regex(Program.Code code, First first, boolean unicode) {
        this.code = code;
        this.first = first;
        this.unicode = unicode;
    }

    /**
     * Reads an expression.
     *
     * @param ignoreCase flag {@code i}
     * @param unicode flag {@code u}
     * @param keepsGroups whether what groups match is asked for
     * @throws IllegalArgumentException where it is no regular expression, or looks behind itself, which is left out
     */
    public static Regex of(String source, boolean ignoreCase, boolean unicode, boolean keepsGroups) {
        RegexParser parser = new RegexParser(source, ignoreCase, unicode, keepsGroups);
        Node node = parser.parse();
        return new Regex(Program.of(node, parser.groupCount()), First.of(node), unicode);
    }

    /**
     * Whether a match could begin with that character.
     *
     * @param c a character of UTF-16, or a negative number for the end of the text
     */
    public boolean mayBeginWith(int c) {
        return first.empty() || c >= 0 && first.allows(c);
    }

    /**
     * Whether it matches right at a place.
     *
     * @param start where the text begins for the expression, which sees nothing before it
     */
    public boolean matches(String text, int start, int at, Match match) {
        return match.run(code, unicode, text, start, at);
    }

    /** Whether it matches at a place or behind it. */
    public boolean find(String text, int from, Match match) {
        for (int at = from; at <= text.length(); at++) {
            if (mayBeginWith(at < text.length() ? text.charAt(at) : -1) && matches(text, 0, at, match)) {
                return true;
            }
        }
        return false;
    }
}
