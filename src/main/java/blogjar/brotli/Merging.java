package blogjar.brotli;

import java.util.Arrays;

/** Puts histograms together: always the pair that saves most, until there is none. */
final class Merging {
    private final int[] of;
    private final Entropy entropy;
    private final Histogram[] histograms;
    private final double[] bits;

    /** What is saved by putting two together, the larger number first. */
    private final double[][] saved;

    private final boolean[] gone;

    /** @param counts by histogram and symbol */
    Merging(int[][] counts) {
        of = new int[counts.length];
        entropy = new Entropy(counts[0].length);
        histograms = new Histogram[counts.length];
        int used = 0;
        for (int i = 0; i < counts.length; i++) {
            Histogram histogram = Histogram.of(counts[i]);
            of[i] = histogram.used() == 0 ? -1 : used;
            if (histogram.used() > 0) {
                histograms[used++] = histogram;
            }
        }
        bits = new double[used];
        saved = new double[used][used];
        gone = new boolean[used];
        for (int i = 0; i < used; i++) {
            bits[i] = entropy.of(histograms[i]);
            for (int j = 0; j < i; j++) {
                saved[i][j] = saving(i, j);
            }
        }
    }

    /**
     * Which cluster each histogram is in then, numbered in the order of their first use.
     *
     * @param most how many there may be
     */
    int[] merge(int most) {
        for (int left = bits.length; left > 1; left--) {
            int[] best = best();
            if (saved[best[0]][best[1]] <= 0 && left <= most) {
                break;
            }
            join(best[1], best[0]);
        }
        return numbered();
    }

    private int[] best() {
        int[] best = {1, 0};
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < bits.length; i++) {
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

    private void join(int into, int taken) {
        bits[into] += bits[taken] - saved[taken][into];
        histograms[into] = histograms[into].plus(histograms[taken]);
        gone[taken] = true;
        for (int i = 0; i < of.length; i++) {
            of[i] = of[i] == taken ? into : of[i];
        }
        for (int other = 0; other < bits.length; other++) {
            if (!gone[other] && other != into) {
                saved[Math.max(other, into)][Math.min(other, into)] = saving(other, into);
            }
        }
    }

    private double saving(int one, int other) {
        return bits[one] + bits[other] - entropy.of(histograms[one], histograms[other]);
    }

    private int[] numbered() {
        int[] number = new int[bits.length];
        Arrays.fill(number, -1);
        int[] map = new int[of.length];
        int used = 0;
        int before = 0;
        for (int i = 0; i < of.length; i++) {
            if (of[i] >= 0) {
                if (number[of[i]] < 0) {
                    number[of[i]] = used++;
                }
                before = number[of[i]];
            }
            map[i] = before; // what is not used is as its neighbour, so that the map is short
        }
        return map;
    }
}
