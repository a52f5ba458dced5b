package blogjar.highlight.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a match may begin with.
 *
 * @param low ASCII characters up to 63, a bit each
 * @param high those from 64
 * @param other whether any character beyond ASCII may be it
 * @param empty whether a match may be without characters
 */
record First(long low, long high, boolean other, boolean empty) {
    static final First ANYTHING = new First(-1, -1, true, true);
    /** No character at all. */
    static final First NOTHING = new First(0, 0, false, false);

    private static final First EMPTY = new First(0, 0, false, true);

    boolean allows(int c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 ? (high >>> c & 1) != 0 : other;
    }

    /** Whether it is a character of a word, surely. */
    boolean isOfWord() {
        return !empty && !other && (low & ~CharSet.WORD.low) == 0 && (high & ~CharSet.WORD.high) == 0;
    }

    /** Whether no character of the set may be it. */
    boolean excludes(CharSet set) {
        return (low & set.low) == 0 && (high & set.high) == 0 && !(other && set.reachesBeyondAscii());
    }

    /** Either of two. */
    First or(First that) {
        return or(that, empty || that.empty);
    }

    private First or(First that, boolean isEmpty) {
        return new First(low | that.low, high | that.high, other || that.other, isEmpty);
    }

    private First and(First that) {
        return new First(low & that.low, high & that.high, other && that.other, false);
    }

    static First of(Node node) {
        if (node instanceof Node.Chars chars) {
            CharSet set = chars.set();
            return new First(set.low, set.high, set.reachesBeyondAscii(), false);
        }
        if (node instanceof Node.Sequence sequence) {
            return ofSequence(sequence.parts());
        }
        if (node instanceof Node.Choice choice) {
            First all = NOTHING;
            for (Node branch : choice.branches()) {
                First first = of(branch);
                all = all.or(first);
            }
            return all;
        }
        if (node instanceof Node.Repeat repeat) {
            First body = of(repeat.body());
            return repeat.max() == 0 ? EMPTY : body.or(EMPTY, body.empty || repeat.min() == 0);
        }
        if (node instanceof Node.Group group) {
            return of(group.body());
        }
        return node instanceof Node.Reference ? ANYTHING : EMPTY;
    }

    /** A look ahead at the front narrows what follows it. */
    private static First ofSequence(List<Node> parts) {
        First first = EMPTY;
        First ahead = ANYTHING;
        for (Node part : parts) {
            if (part instanceof Node.Look look && !look.negative() && first.low == 0 && first.high == 0) {
                First seen = of(look.body());
                ahead = seen.empty || first.other ? ahead : ahead.and(seen);
            } else {
                First next = of(part);
                first = first.or(next, next.empty);
                if (!next.empty) {
                    break;
                }
            }
        }
        if (ahead.empty) {
            return first;
        }
        return first.empty ? ahead : first.and(ahead);
    }

    /**
     * What comes behind a part of a sequence, where it may be that nothing more is asked for.
     *
     * @param parts those behind it
     * @param behind what comes behind the sequence
     */
    static First behind(List<Node> parts, First behind) {
        First all = NOTHING;
        for (Node part : parts) {
            First next = of(part);
            if (next.empty && asks(part)) {
                return ANYTHING;
            }
            all = all.or(next, false);
            if (!next.empty) {
                return all;
            }
        }
        return all.or(behind);
    }

    /** Whether a part asks for more than its characters. */
    private static boolean asks(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().anyMatch(First::asks);
        }
        if (node instanceof Node.Choice choice) {
            return choice.branches().stream().anyMatch(First::asks);
        }
        if (node instanceof Node.Repeat repeat) {
            return asks(repeat.body());
        }
        return node instanceof Node.Group group ? asks(group.body()) : !(node instanceof Node.Chars);
    }

    /** The edge that every match begins at, or null. */
    static Node.@Nullable Edge edge(Node node) {
        if (node instanceof Node.Edge edge) {
            return edge;
        }
        if (node instanceof Node.Group group) {
            return edge(group.body());
        }
        if (node instanceof Node.Sequence sequence && !sequence.parts().isEmpty()) {
            return edge(sequence.parts().get(0));
        }
        if (node instanceof Node.Choice choice) {
            Node.Edge first = edge(choice.branches().get(0));
            return choice.branches().stream().allMatch(branch -> edge(branch) == first) ? first : null;
        }
        return null;
    }
}
