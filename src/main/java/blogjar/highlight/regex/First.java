package blogjar.highlight.regex;

import java.util.List;

/**
 * What a match may begin with.
 *
 * @param low ASCII characters up to 63, a bit each
 * @param high those from 64
 * @param other whether any character beyond ASCII may be it
 * @param empty whether a match may be without characters
 */
record First(long low, long high, boolean other, boolean empty) {
    private static final First ANYTHING = new First(-1, -1, true, true);
    private static final First NOTHING = new First(0, 0, false, false);
    private static final First EMPTY = new First(0, 0, false, true);

    boolean allows(int c) {
        return c < 64 ? (low >>> c & 1) != 0 : c < 128 ? (high >>> c & 1) != 0 : other;
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
                all = all.or(first, all.empty || first.empty);
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
}
