package blogjar.highlight.regex;

import java.util.List;

/** A part of a regular expression. */
sealed interface Node {
    /** A character out of a set. */
    record Chars(CharSet set) implements Node {}

    record Sequence(List<Node> parts) implements Node {}

    record Choice(List<Node> branches) implements Node {}

    /** @param max largest number of times, or {@link #ENDLESS} */
    record Repeat(Node body, int min, int max, boolean greedy) implements Node {}

    /** A group that is remembered, counted from 1. */
    record Group(int number, Node body) implements Node {}

    /** What a group has matched, once more. */
    record Reference(int number) implements Node {}

    /** What follows, or must not follow. */
    record Look(Node body, boolean negative) implements Node {}

    /** A place between characters. */
    enum Edge implements Node {
        LINE_START,
        LINE_END,
        TEXT_START,
        TEXT_END,
        WORD,
        NOT_WORD
    }

    int ENDLESS = Integer.MAX_VALUE;
}
