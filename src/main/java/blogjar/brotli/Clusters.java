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
        return new Merging(histograms).merge(most);
    }

    static void add(int[] source, int[] sum) {
        for (int symbol = 0; symbol < source.length; symbol++) {
            sum[symbol] += source[symbol];
        }
    }

    /** Bits of all the codes and of what they say; not of the map. */
    double bits() {
        double sum = 0;
        for (int[] histogram : counts) {
            sum += Entropy.bits(histogram);
        }
        return sum;
    }

    /** The pair that saves most is made one, until there is none. */
    private static final class Merging {
        private final int[] of;
        private final int[][] counts;
        private final double[] bits;
        private final double[][] saved;
        private final int size;

        Merging(int[][] histograms) {
            of = new int[histograms.length];
            Arrays.fill(of, -1);
            int used = 0;
            for (int i = 0; i < histograms.length; i++) {
                if (!Entropy.isEmpty(histograms[i])) {
                    of[i] = used++;
                }
            }
            size = used;
            counts = new int[size][];
            bits = new double[size];
            saved = new double[size][size];
            for (int i = 0; i < histograms.length; i++) {
                if (of[i] >= 0) {
                    counts[of[i]] = histograms[i].clone();
                    bits[of[i]] = Entropy.bits(histograms[i]);
                }
            }
        }

        Clusters merge(int most) {
            boolean[] gone = new boolean[size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i; j++) {
                    saved[i][j] = saving(i, j);
                }
            }
            for (int left = size; left > 1; left--) {
                int[] best = best(gone);
                if (saved[best[0]][best[1]] <= 0 && left <= most) {
                    break;
                }
                join(best[1], best[0], gone);
            }
            return numbered();
        }

        private int[] best(boolean[] gone) {
            int[] best = {-1, -1};
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < i && !gone[i]; j++) {
                    if (!gone[j] && saved[i][j] > most) {
                        most = saved[i][j];
                        best[0] = i;
                        best[1] = j;
                    }
                }
            }
            return best;
        }

        private void join(int into, int taken, boolean[] gone) {
            bits[into] = bits[into] + bits[taken] - saved[taken][into];
            add(counts[taken], counts[into]);
            gone[taken] = true;
            for (int i = 0; i < of.length; i++) {
                of[i] = of[i] == taken ? into : of[i];
            }
            for (int other = 0; other < size; other++) {
                if (!gone[other] && other != into) {
                    saved[Math.max(other, into)][Math.min(other, into)] = saving(other, into);
                }
            }
        }

        private double saving(int one, int other) {
            return bits[one] + bits[other] - Entropy.bits(counts[one], counts[other]);
        }

        private Clusters numbered() {
            int[] number = new int[size];
            Arrays.fill(number, -1);
            int[][] sums = new int[Math.max(size, 1)][];
            int used = 0;
            int[] map = new int[of.length];
            int before = 0;
            for (int i = 0; i < of.length; i++) {
                if (of[i] >= 0) {
                    if (number[of[i]] < 0) {
                        sums[used] = counts[of[i]];
                        number[of[i]] = used++;
                    }
                    before = number[of[i]];
                }
                map[i] = before; // what is not used is as its neighbour, so that the map is short
            }
            return new Clusters(map, Arrays.copyOf(sums, used));
        }
    }
}
