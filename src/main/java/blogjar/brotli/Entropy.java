package blogjar.brotli;

/** How many bits a prefix code and all that it says will take, without making it. */
final class Entropy {
    /** What the simple declarations of one to four symbols take. */
    private static final int[] SIMPLE = {12, 12, 20, 28, 37};

    private static final int[] NONE = {};

    private Entropy() {}

    static boolean isEmpty(int[] counts) {
        for (int count : counts) {
            if (count > 0) {
                return false;
            }
        }
        return true;
    }

    static double bits(int[] counts) {
        return bits(counts, NONE);
    }

    /** Of the sum of two histograms; the second may be empty. */
    static double bits(int[] counts, int[] more) {
        int[] sums = new int[counts.length];
        int total = 0;
        int used = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            int sum = counts[symbol] + (more.length == 0 ? 0 : more[symbol]);
            sums[symbol] = sum;
            total += sum;
            used += sum > 0 ? 1 : 0;
        }
        return used <= 4 ? simple(sums, total, used) : complex(sums, total);
    }

    private static double simple(int[] sums, int total, int used) {
        int most = 0;
        int second = 0;
        for (int sum : sums) {
            if (sum > most) {
                second = most;
                most = sum;
            } else {
                second = Math.max(second, sum);
            }
        }
        return SIMPLE[used]
                + switch (used) {
                    case 0, 1 -> 0;
                    case 2 -> total;
                    case 3 -> 2 * total - most;
                    default -> Math.min(2 * total, 3 * total - 2 * most - second);
                };
    }

    private static double complex(int[] sums, int total) {
        double whole = Log2.of(total);
        double bits = 0;
        int[] lengths = new int[18];
        int longest = 1;
        int zeros = 0;
        double extra = 0;
        for (int sum : sums) {
            if (sum == 0) {
                zeros++;
                continue;
            }
            if (zeros > 0) {
                extra += zeros(zeros, lengths);
                zeros = 0;
            }
            double length = whole - Log2.of(sum);
            bits += sum * length;
            int rounded = Math.min(15, Math.max(1, (int) (length + 0.5)));
            longest = Math.max(longest, rounded);
            lengths[rounded]++;
        }
        return bits + extra + 18 + 2 * longest + plain(lengths);
    }

    /** What a run of zeros takes besides its symbols. */
    private static int zeros(int run, int[] lengths) {
        if (run < 3) {
            lengths[0] += run;
            return 0;
        }
        int extra = 0;
        for (int left = run - 2; left > 0; left >>= 3) {
            lengths[17]++;
            extra += 3;
        }
        return extra;
    }

    private static double plain(int[] counts) {
        int total = 0;
        double sum = 0;
        for (int count : counts) {
            total += count;
            sum += count * Log2.of(count);
        }
        return Math.max(total, total * Log2.of(total) - sum);
    }
}
