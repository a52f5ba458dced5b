package blogjar.brotli;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All places so far, in a binary tree for each hash of four bytes, ordered by what follows them; the newest is the root. So a
 * walk down finds longer and longer matches, each at the least distance. Each walk has a limit, whatever the text.
 */
final class MatchTree {
    private static final int SHORTEST = 4;
    private static final int MOST_COMPARED = 128;
    private static final int NEAR_TWO = 256;
    private static final int NEAR_THREE = 1 << 13;

    private byte[] text = {};
    private int mask;
    private int reach;
    private int depth;
    private int shift;
    private int[] roots = {};
    private int[] children = {};

    /** The last place of each hash of two bytes, and of three; plus one. */
    private int[] pairs = {};

    private int[] triples = {};

    /**
     * Forgets all, for the next text.
     *
     * @param longest the longest distance
     * @param most how many places a walk sees
     */
    void clear(byte[] next, int longest, int most) {
        text = next;
        reach = longest;
        depth = most;
        int room = Integer.highestOneBit(Math.max(1, Math.min(text.length, reach) - 1)) * 2;
        mask = room - 1;
        int bits = Math.max(8, Math.min(17, Integer.numberOfTrailingZeros(room)));
        shift = 32 - bits;
        roots = cleared(roots, 1 << bits);
        pairs = cleared(pairs, 1 << bits);
        triples = cleared(triples, 1 << bits);
        children = children.length >= 2 * room ? children : new int[2 * room]; // written before it is read
    }

    private static int[] cleared(int[] array, int size) {
        if (array.length < size) {
            return new int[size];
        }
        Arrays.fill(array, 0, size, 0);
        return array;
    }

    private int hash(int four) {
        return four * 0x9e3779b1 >>> shift;
    }

    /** Adds a place without looking for what is there. */
    void add(int place) {
        walk(place, Math.min(text.length - place, MOST_COMPARED), null, place, 0);
    }

    /** Adds a place and the matches that it has with former ones, up to {@code end}. */
    void find(int place, int end, Matches found) {
        int left = end - place;
        int best = near(place, left, found);
        walk(place, Math.min(text.length - place, MOST_COMPARED), found, end, best);
    }

    /** Matches of two and three bytes, which are worth it only where they are near. */
    private int near(int place, int left, Matches found) {
        if (left < 3) {
            return 1;
        }
        int two = text[place] & 0xff | (text[place + 1] & 0xff) << 8;
        int three = two | (text[place + 2] & 0xff) << 16;
        int best = near(pairs, hash(two << 16), NEAR_TWO, 1, place, found);
        return near(triples, hash(three << 8), NEAR_THREE, Math.max(2, best), place, found);
    }

    /** Adds the last place with this hash if it is near and has more than {@code best} bytes in common, up to three. */
    private int near(int[] places, int hash, int farthest, int best, int place, Matches found) {
        int distance = place + 1 - places[hash];
        boolean known = places[hash] > 0 && distance <= Math.min(farthest, reach);
        places[hash] = place + 1;
        int length = known ? Bytes.common(text, place - distance, text, place, 3) : 0;
        if (length > best) {
            found.add(length, distance, 0);
        }
        return Math.max(length, best);
    }

    private void walk(int place, int compared, @Nullable Matches found, int end, int shortest) {
        if (compared < SHORTEST) {
            return;
        }
        int root = hash(Bytes.four(text, place));
        int at = roots[root] - 1;
        roots[root] = place + 1;
        int smaller = 2 * (place & mask);
        int larger = smaller + 1;
        int commonSmaller = 0;
        int commonLarger = 0;
        int best = Math.max(shortest, SHORTEST - 1);
        for (int left = depth; at >= 0 && place - at <= reach && place - at <= mask && left > 0; left--) {
            int common = Math.min(commonSmaller, commonLarger);
            common += Bytes.common(text, at + common, text, place + common, compared - common);
            if (common > best && found != null) {
                int length = common < compared
                        ? Math.min(common, end - place)
                        : Bytes.common(text, at, text, place, end - place);
                best = common;
                found.add(length, place - at, 0);
            }
            int child = 2 * (at & mask);
            if (common >= compared) {
                children[smaller] = children[child];
                children[larger] = children[child + 1];
                return;
            }
            if ((text[at + common] & 0xff) < (text[place + common] & 0xff)) {
                children[smaller] = at + 1;
                smaller = child + 1;
                commonSmaller = common;
                at = children[smaller] - 1;
            } else {
                children[larger] = at + 1;
                larger = child;
                commonLarger = common;
                at = children[larger] - 1;
            }
        }
        children[smaller] = 0;
        children[larger] = 0;
    }
}
