package blogjar.highlight.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** A set of characters, or of code points; ASCII is two words of bits. */
final class CharSet {
    private static final int LAST = Character.MAX_CODE_POINT;

    static final CharSet DIGIT = new Builder().add('0', '9').build();
    static final CharSet WORD = new Builder()
            .add('0', '9')
            .add('A', 'Z')
            .add('_', '_')
            .add('a', 'z')
            .build();
    static final CharSet LINE_END =
            new Builder().add('\n', '\n').add('\r', '\r').add(0x2028, 0x2029).build();
    static final CharSet SPACE = new Builder()
            .add('\t', '\r')
            .add(' ', ' ')
            .add(0xA0, 0xA0)
            .add(0x1680, 0x1680)
            .add(0x2000, 0x200A)
            .add(0x2028, 0x2029)
            .add(0x202F, 0x202F)
            .add(0x205F, 0x205F)
            .add(0x3000, 0x3000)
            .add(0xFEFF, 0xFEFF)
            .build();

    final long low;
    final long high;
    private final int[] ranges;
    private final List<IntPredicate> properties;
    private final boolean ignoreCase;
    private final boolean inverted;

    private CharSet(Builder from, boolean ignoreCase, boolean inverted) {
        this.ranges = from.merged();
        this.properties = List.copyOf(from.properties);
        this.ignoreCase = ignoreCase;
        this.inverted = inverted;
        long[] bits = new long[2];
        for (int c = 0; c < 128; c++) {
            boolean in = isListed(c)
                    || ignoreCase && (isListed(Character.toLowerCase(c)) || isListed(Character.toUpperCase(c)));
            if (in != inverted) {
                bits[c >> 6] |= 1L << c;
            }
        }
        this.low = bits[0];
        this.high = bits[1];
    }

    boolean contains(int c) {
        if (c < 64) {
            return (low >>> c & 1) != 0;
        }
        return c < 128 ? (high >>> c & 1) != 0 : beyondAscii(c);
    }

    private boolean beyondAscii(int c) {
        boolean in = isListed(c);
        if (!in && ignoreCase) {
            int lower = Character.toLowerCase(c);
            int upper = Character.toUpperCase(c);
            in = lower > 127 && isListed(lower) || upper > 127 && isListed(upper);
        }
        return in != inverted;
    }

    private boolean isListed(int c) {
        for (int i = 0; i < ranges.length; i += 2) {
            if (c < ranges[i]) {
                break;
            }
            if (c <= ranges[i + 1]) {
                return true;
            }
        }
        for (IntPredicate property : properties) {
            if (property.test(c)) {
                return true;
            }
        }
        return false;
    }

    /** Whether characters beyond ASCII may be in it. */
    boolean reachesBeyondAscii() {
        return inverted || !properties.isEmpty() || ranges.length > 0 && ranges[ranges.length - 1] > 127;
    }

    /** Whether all of another set is in it, as far as their ranges tell. */
    boolean includes(CharSet that) {
        if (that.ignoreCase != ignoreCase || inverted || that.inverted || !that.properties.isEmpty()) {
            return false;
        }
        for (int i = 0; i < that.ranges.length; i += 2) {
            boolean found = false;
            for (int j = 0; j < ranges.length && !found; j += 2) {
                found = ranges[j] <= that.ranges[i] && that.ranges[i + 1] <= ranges[j + 1];
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is ranges and properties as they stand, so that it can be part of another set. */
    boolean isPlain() {
        return !ignoreCase && !inverted;
    }

    /** The only character that is in it, or a negative number. */
    int single() {
        boolean one = Long.bitCount(low) + Long.bitCount(high) == 1 && !reachesBeyondAscii();
        return !one ? -1 : low != 0 ? Long.numberOfTrailingZeros(low) : 64 + Long.numberOfTrailingZeros(high);
    }

    /** What is not in it; for sets whose case matters. */
    CharSet complement() {
        return new Builder().addOthers(this).build();
    }

    /** Gathers what is in a set. */
    static final class Builder {
        private final List<int[]> parts = new ArrayList<>();
        private final List<IntPredicate> properties = new ArrayList<>();

        Builder add(int from, int to) {
            parts.add(new int[] {from, to});
            return this;
        }

        Builder add(IntPredicate property) {
            properties.add(property);
            return this;
        }

        /** Adds a set of ranges. */
        Builder add(CharSet set) {
            for (int i = 0; i < set.ranges.length; i += 2) {
                add(set.ranges[i], set.ranges[i + 1]);
            }
            properties.addAll(set.properties);
            return this;
        }

        /** Adds all that is not in a set of ranges. */
        Builder addOthers(CharSet set) {
            int next = 0;
            for (int i = 0; i < set.ranges.length; i += 2) {
                if (set.ranges[i] > next) {
                    add(next, set.ranges[i] - 1);
                }
                next = set.ranges[i + 1] + 1;
            }
            return next <= LAST ? add(next, LAST) : this;
        }

        boolean isRanges() {
            return properties.isEmpty();
        }

        private int[] merged() {
            parts.sort(Comparator.comparingInt(part -> part[0]));
            int[] merged = new int[parts.size() * 2];
            int size = 0;
            for (int[] part : parts) {
                if (size > 0 && part[0] <= merged[size - 1] + 1) {
                    merged[size - 1] = Math.max(merged[size - 1], part[1]);
                } else {
                    merged[size++] = part[0];
                    merged[size++] = part[1];
                }
            }
            return Arrays.copyOf(merged, size);
        }

        CharSet build() {
            return build(false, false);
        }

        CharSet build(boolean ignoreCase, boolean inverted) {
            return new CharSet(this, ignoreCase, inverted);
        }
    }
}
