package blogjar.highlight;

import blogjar.highlight.regex.Effort;
import blogjar.highlight.regex.Match;
import blogjar.text.JsSpace;
import java.util.Map;
import java.util.Objects;

/** Checks that the grammars make by a function where a pattern does not do; each is named for what it holds to. */
enum Guard {
    NOT_BEHIND_DOT("not-behind-dot"),
    NOT_BEHIND_LETTER("not-behind-letter"),
    AT_START("at-start"),
    LISTED("listed"),
    OPENING_TAG("opening-tag"),
    KEEP_FIRST("keep-first"),
    KEEP_FIRST_OR_SECOND("keep-first-or-second"),
    SAME_AS_KEPT("same-as-kept");

    private static final String NOTHING = "";

    private final String word;

    Guard(String word) {
        this.word = word;
    }

    static Guard named(String word) {
        for (Guard guard : values()) {
            if (guard.word.equals(word)) {
                return guard;
            }
        }
        throw new IllegalArgumentException(word);
    }

    boolean asksForGroups() {
        return this == KEEP_FIRST || this == KEEP_FIRST_OR_SECOND;
    }

    /**
     * Whether a match is one.
     *
     * @param kept what began the mode that is to end, by mode: the word of a here-document
     */
    boolean lets(Match match, Mode mode, String code, Grammar grammar, Map<Mode, String> kept, Effort effort) {
        return switch (this) {
            case NOT_BEHIND_DOT -> match.start() == 0 || code.charAt(match.start() - 1) != '.';
            case NOT_BEHIND_LETTER -> match.start() == 0 || isDigitOrDash(code.charAt(match.start() - 1));
            case AT_START -> match.start() == 0;
            case LISTED -> grammar.lists(match.text());
            case OPENING_TAG -> isOpeningTag(match, code, effort);
            case KEEP_FIRST -> {
                kept.put(mode, Objects.requireNonNullElse(match.group(1), NOTHING));
                yield true;
            }
            case KEEP_FIRST_OR_SECOND -> {
                String first = match.group(1);
                kept.put(mode, Objects.requireNonNullElse(first == null ? match.group(2) : first, NOTHING));
                yield true;
            }
            case SAME_AS_KEPT ->
                kept.getOrDefault(mode, NOTHING).equals(Objects.requireNonNullElse(match.group(1), NOTHING));
        };
    }

    private static boolean isDigitOrDash(char c) {
        return c >= '0' && c <= '9' || c == '_';
    }

    /** Whether it is an element of JSX, and no type parameter. */
    private static boolean isOpeningTag(Match match, String code, Effort effort) {
        int behind = match.end();
        char next = behind < code.length() ? code.charAt(behind) : ' ';
        if (next == '<' || next == ',') {
            return false;
        }
        if (next == '>') {
            int close = code.indexOf("</" + match.text().substring(1), behind);
            effort.spend(((close < 0 ? code.length() : close) - behind) >> 4);
            if (close < 0) {
                return false;
            }
        }
        int word = skipSpace(code, behind);
        boolean isExtended = word > behind
                && code.startsWith("extends", word)
                && skipSpace(code, word + "extends".length()) > word + "extends".length();
        return !code.startsWith("=", word) && !isExtended;
    }

    private static int skipSpace(String code, int from) {
        int at = from;
        while (at < code.length() && JsSpace.is(code.charAt(at))) {
            at++;
        }
        return at;
    }
}
