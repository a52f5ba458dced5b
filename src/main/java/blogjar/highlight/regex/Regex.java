package blogjar.highlight.regex;

import org.jspecify.annotations.Nullable;

/** A regular expression of JavaScript, with its flag {@code m}. Never changes; what a match finds is in a {@link Match}. */
public final class Regex {
    private final Program.Code code;
    private final int groups;
    private final First first;
    private final boolean unicode;
    private final boolean atLineStart;
    private final boolean atWordStart;
    private final Alphabet needed;
    private final @Nullable CharSet headRun;

    private Regex(Node node, int groups, boolean unicode) {
        this.groups = groups;
        this.code = Program.of(node, groups);
        this.first = First.of(node);
        this.unicode = unicode;
        this.needed = Alphabet.neededBy(node);
        this.headRun = code.headRun();
        Node.Edge edge = First.edge(node);
        this.atLineStart = edge == Node.Edge.LINE_START;
        this.atWordStart = edge == Node.Edge.WORD && first.isOfWord();
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
        return of(unicode, new RegexParser(source, ignoreCase, unicode, keepsGroups, true));
    }

    /**
     * Reads an expression as it stands in a program, {@code /source/flags}; groups are kept.
     *
     * @throws IllegalArgumentException where it is no regular expression, or looks behind itself, or has a flag other than
     *     {@code g}, {@code i}, {@code m} and {@code u}
     */
    public static Regex ofLiteral(String source, String flags) {
        if (flags.chars().anyMatch(flag -> "gimu".indexOf(flag) < 0)) {
            throw new IllegalArgumentException("flags " + flags);
        }
        boolean unicode = flags.contains("u");
        return of(unicode, new RegexParser(source, flags.contains("i"), unicode, true, flags.contains("m")));
    }

    private static Regex of(boolean unicode, RegexParser parser) {
        return new Regex(parser.parse(), parser.groupCount(), unicode);
    }

    /** How many groups are kept. */
    public int groups() {
        return groups;
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
        if (at > start && (atWordStart || atLineStart)) {
            CharSet notBefore = atWordStart ? CharSet.WORD : CharSet.LINE_END;
            if (notBefore.contains(text.charAt(at - 1)) == atWordStart) {
                return false;
            }
        }
        return match.run(code, unicode, text, start, at);
    }

    /** Whether it may match anywhere in a text of those characters. */
    public boolean mayMatchIn(Alphabet text) {
        return text.includes(needed);
    }

    /** Given that it does not match at a place: the next one where it may. */
    public int nextChance(String text, int at) {
        int next = at + 1;
        while (headRun != null && next < text.length() && headRun.contains(text.charAt(next))) {
            next++;
        }
        return next;
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
