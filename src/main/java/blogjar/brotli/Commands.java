package blogjar.brotli;

/**
 * A meta-block as commands: so many literals, then a copy (RFC 7932, 2). The last one may have no copy.
 *
 * @param count how many there are
 * @param inserts how many literals, by command
 * @param copies how long the copy is as text
 * @param symbols of insert and copy
 * @param copyCodes how long the copy is as it is said: for a word before it is changed
 * @param distances the near symbol where below {@link Distances#NEAR}, else the distance and {@link Distances#NEAR}; -1
 *     where none is said
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
record Commands(int count, int[] inserts, int[] copies, int[] symbols, int[] copyCodes, int[] distances) {

    Commands(int count) {
        this(count, new int[count], new int[count], new int[count], new int[count], new int[count]);
    }

    /** Whether this one has a symbol for its distance. */
    boolean hasDistance(int command) {
        return distances[command] >= 0;
    }

    int distanceSymbol(int command) {
        int distance = distances[command];
        return distance < Distances.NEAR ? distance : Distances.symbol(distance - Distances.NEAR);
    }

    /** Which of the four contexts of a distance symbol (RFC 7932, 7.2): by the length that is said. */
    int distanceContext(int command) {
        return Math.min(copyCodes[command], 5) - 2;
    }
}
