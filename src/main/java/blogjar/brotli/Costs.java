package blogjar.brotli;

/**
 * What each thing that can be said costs, in parts of a bit: guessed at first, then as it was in the parse before.
 *
 * @param literals of all literals up to each place of the meta-block
 * @param symbols of insert and copy
 * @param distances of distance symbols
 * @param cheapest of the symbols
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
record Costs(int[] literals, int[] symbols, int[] distances, int cheapest) {
    /** So many are a bit. */
    static final int BIT = 256;

    static final Costs NONE = new Costs(new int[0], new int[0], new int[0], 0);

    /**
     * By how often each byte is in the text, and small numbers before large ones.
     *
     * @param literals room for the costs of literals, which those before had
     */
    static Costs guess(byte[] text, int from, int to, int[] literals) {
        int[] counts = new int[256];
        for (int i = from; i < to; i++) {
            counts[text[i] & 0xff]++;
        }
        int[] byteCosts = of(counts);
        literals[0] = 0;
        for (int i = from; i < to; i++) {
            literals[i - from + 1] = literals[i - from] + byteCosts[text[i] & 0xff];
        }
        return new Costs(
                literals, rising(Lengths.SYMBOLS, 11), rising(Distances.SYMBOLS, 20), (int) (Log2.of(11) * BIT));
    }

    private static int[] rising(int size, int first) {
        int[] costs = new int[size];
        for (int i = 0; i < size; i++) {
            costs[i] = (int) (Log2.of(first + i) * BIT);
        }
        return costs;
    }

    /**
     * As a statistic says.
     *
     * @param literals as above
     */
    static Costs of(Statistics statistics, byte[] text, int from, int to, int[] literals) {
        int[][] byCluster = new int[statistics.literals().counts().length][];
        for (int i = 0; i < byCluster.length; i++) {
            byCluster[i] = of(statistics.literals().counts()[i]);
        }
        int[] map = statistics.literals().of();
        literals[0] = 0;
        for (int i = from; i < to; i++) {
            int context = statistics.context().at(text, i);
            literals[i - from + 1] = literals[i - from] + byCluster[map[context]][text[i] & 0xff];
        }
        int[] symbols = of(statistics.symbols());
        int cheapest = Integer.MAX_VALUE;
        for (int cost : symbols) {
            cheapest = Math.min(cheapest, cost);
        }
        int[] all = new int[Distances.SYMBOLS];
        for (int[] counts : statistics.distances().counts()) {
            Clusters.add(counts, all);
        }
        return new Costs(literals, symbols, of(all), cheapest);
    }

    /** What is not there costs some bits more than what is there once. */
    private static int[] of(int[] counts) {
        int total = 0;
        int missing = 0;
        for (int count : counts) {
            total += count;
            missing += count == 0 ? 1 : 0;
        }
        int[] costs = new int[counts.length];
        double whole = Log2.of(total);
        int absent = (int) ((Log2.of(total + missing) + 2) * BIT);
        for (int i = 0; i < costs.length; i++) {
            costs[i] = counts[i] == 0 ? absent : Math.max(BIT, (int) ((whole - Log2.of(counts[i])) * BIT));
        }
        return costs;
    }
}
