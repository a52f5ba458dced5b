package blogjar.brotli;

import java.util.Arrays;

/** How many bits a prefix code and all that it says will take, without making it. For one thread. */
final class Entropy {
    /** What the simple declarations of one to four symbols take. */
    private static final int[] SIMPLE = {12, 12, 20, 28, 37};

    /** Of the code in which code lengths are told: the symbol for runs of zeros, and what its digits have. */
    private static final int ZEROS = 17;

    private static final int ZEROS_BITS = 3;

    private static final int LONGEST = 15;

    private final int[] symbols;
    private final int[] counts;
    private final int[] lengths = new int[ZEROS + 1];
    private int size;

    /** @param alphabet how many symbols there may be in one histogram */
    Entropy(int alphabet) {
        symbols = new int[2 * alphabet];
        counts = new int[2 * alphabet];
    }

    double of(Histogram histogram) {
        size = histogram.used();
        System.arraycopy(histogram.symbols(), 0, symbols, 0, size);
        System.arraycopy(histogram.counts(), 0, counts, 0, size);
        return bits();
    }

    /** Of the sum of two. */
    double of(Histogram one, Histogram other) {
        size = Histogram.sum(one, other, symbols, counts);
        return bits();
    }

    private double bits() {
        int total = 0;
        for (int i = 0; i < size; i++) {
            total += counts[i];
        }
        return size <= 4 ? simple(total) : complex(total);
    }

    private double simple(int total) {
        int most = 0;
        int second = 0;
        for (int i = 0; i < size; i++) {
            if (counts[i] > most) {
                second = most;
                most = counts[i];
            } else {
                second = Math.max(second, counts[i]);
            }
        }
        return SIMPLE[size]
                + switch (size) {
                    case 0, 1 -> 0;
                    case 2 -> total;
                    case 3 -> 2 * total - most;
                    default -> Math.min(2 * total, 3 * total - 2 * most - second);
                };
    }

    private double complex(int total) {
        Arrays.fill(lengths, 0);
        double whole = Log2.of(total);
        double bits = 0;
        int extra = 0;
        int longest = 1;
        int next = 0;
        for (int i = 0; i < size; i++) {
            extra += zeros(symbols[i] - next);
            next = symbols[i] + 1;
            double length = whole - Log2.of(counts[i]);
            bits += counts[i] * length;
            int rounded = Math.min(LONGEST, Math.max(1, (int) (length + 0.5)));
            longest = Math.max(longest, rounded);
            lengths[rounded]++;
        }
        return bits + extra + ZEROS + 1 + 2 * longest + plain();
    }

    /** What a run of zeros takes besides its symbols. */
    private int zeros(int run) {
        if (run < 3) {
            lengths[0] += run;
            return 0;
        }
        int extra = 0;
        for (int left = run - 2; left > 0; left >>= ZEROS_BITS) {
            lengths[ZEROS]++;
            extra += ZEROS_BITS;
        }
        return extra;
    }

    /** Of the code lengths themselves. */
    private double plain() {
        int total = 0;
        double sum = 0;
        for (int count : lengths) {
            total += count;
            sum += count * Log2.of(count);
        }
        return Math.max(total, total * Log2.of(total) - sum);
    }
}
