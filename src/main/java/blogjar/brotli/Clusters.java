package blogjar.brotli;

import java.util.Arrays;

/**
 * Histograms that are alike, made into one, as long as that saves bits: each prefix code has to be told (RFC 7932, 7.2).
 *
 * @param of which cluster each histogram is in, numbered in the order of their first use
 * @param counts the sums, by cluster
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
record Clusters(int[] of, int[][] counts) {

    /** All in one. */
    static Clusters one(int[][] histograms) {
        int[] sum = new int[histograms[0].length];
        for (int[] histogram : histograms) {
            add(histogram, sum);
        }
        return new Clusters(new int[histograms.length], new int[][] {sum});
    }

    /** @param most how many there may be */
    static Clusters of(int[][] histograms, int most) {
        int[] of = new Merging(histograms).merge(most);
        int codes = Arrays.stream(of).max().orElse(0) + 1;
        int[][] counts = new int[codes][histograms[0].length];
        for (int i = 0; i < of.length; i++) {
            add(histograms[i], counts[of[i]]);
        }
        return new Clusters(of, counts);
    }

    static void add(int[] source, int[] sum) {
        for (int symbol = 0; symbol < source.length; symbol++) {
            sum[symbol] += source[symbol];
        }
    }

    /** Bits of all the codes and of what they say; not of the map. */
    double bits() {
        Entropy entropy = new Entropy(counts[0].length);
        double sum = 0;
        for (int[] histogram : counts) {
            sum += entropy.of(Histogram.of(histogram));
        }
        return sum;
    }
}
