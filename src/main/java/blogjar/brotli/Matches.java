package blogjar.brotli;

import java.util.Arrays;

/**
 * What can be copied to each place of a meta-block: for longer and longer lengths the least distance. A word of the
 * dictionary is a distance beyond all that lies behind.
 */
final class Matches {
    private int[] lengths = new int[1024];
    private int[] distances = new int[1024];

    /** How long the word is before it is changed; 0 where it is no word. */
    private byte[] wordLengths = new byte[1024];

    private int[] starts = {};
    private int size;

    /** Forgets all, for the next meta-block with so many places. */
    void clear(int places) {
        starts = starts.length > places ? starts : new int[Nodes.room(places + 1)];
        size = 0;
    }

    /** What is added next is of this place. */
    void begin(int place) {
        starts[place] = size;
    }

    /** There are no more places. */
    void end(int place) {
        Arrays.fill(starts, place, starts.length, size);
    }

    void add(int length, int distance, int wordLength) {
        if (size == lengths.length) {
            lengths = Arrays.copyOf(lengths, size * 2);
            distances = Arrays.copyOf(distances, size * 2);
            wordLengths = Arrays.copyOf(wordLengths, size * 2);
        }
        lengths[size] = length;
        distances[size] = distance;
        wordLengths[size++] = (byte) wordLength;
    }

    int start(int place) {
        return starts[place];
    }

    int length(int match) {
        return lengths[match];
    }

    int distance(int match) {
        return distances[match];
    }

    int wordLength(int match) {
        return wordLengths[match];
    }

    /** The longest one of the last place; 0 where there is none. */
    int longest(int place) {
        return size == starts[place] ? 0 : lengths[size - 1];
    }
}
