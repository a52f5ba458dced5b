package blogjar.highlight.regex;

import java.util.List;

/**
 * ASCII characters, a bit each: those of a text, or those without which a pattern matches nothing.
 *
 * @param low those up to 63
 * @param high those from 64
 */
public record Alphabet(long low, long high) {
    private static final Alphabet NONE = new Alphabet(0, 0);

    /** The characters of a text. */
    public static Alphabet of(String text) {
        long low = 0;
        long high = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 64) {
                low |= 1L << c;
            } else if (c < 128) {
                high |= 1L << c;
            }
        }
        return new Alphabet(low, high);
    }

    boolean includes(Alphabet that) {
        return (that.low & ~low) == 0 && (that.high & ~high) == 0;
    }

    /** The characters that are in whatever a pattern matches, or right behind it. */
    static Alphabet neededBy(Node node) {
        if (node instanceof Node.Chars chars) {
            CharSet set = chars.set();
            return set.single() < 0 ? NONE : new Alphabet(set.low, set.high);
        }
        if (node instanceof Node.Sequence sequence) {
            return neededByAll(sequence.parts());
        }
        if (node instanceof Node.Choice choice) {
            Alphabet all = new Alphabet(-1, -1);
            for (Node branch : choice.branches()) {
                Alphabet needed = neededBy(branch);
                all = new Alphabet(all.low & needed.low, all.high & needed.high);
            }
            return all;
        }
        if (node instanceof Node.Repeat repeat) {
            return repeat.min() > 0 ? neededBy(repeat.body()) : NONE;
        }
        if (node instanceof Node.Group group) {
            return neededBy(group.body());
        }
        return node instanceof Node.Look look && !look.negative() ? neededBy(look.body()) : NONE;
    }

    private static Alphabet neededByAll(List<Node> parts) {
        Alphabet all = NONE;
        for (Node part : parts) {
            Alphabet needed = neededBy(part);
            all = new Alphabet(all.low | needed.low, all.high | needed.high);
        }
        return all;
    }
}
