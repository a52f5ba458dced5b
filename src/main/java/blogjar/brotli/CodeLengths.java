package blogjar.brotli;

import java.util.Arrays;

/** How long the code of each symbol is, so that often used ones are short and none is too long (RFC 7932, 3.2). */
final class CodeLengths {
    private CodeLengths() {}

    /**
     * @param counts how often each symbol is used
     * @param limit of the lengths
     * @return 0 for what is not used; 1 where it is the only symbol
     */
    static int[] of(int[] counts, int limit) {
        long[] used = new long[counts.length];
        int symbols = 0;
        for (int symbol = 0; symbol < counts.length; symbol++) {
            if (counts[symbol] > 0) {
                used[symbols++] = (long) counts[symbol] << 16 | symbol;
            }
        }
        int[] lengths = new int[counts.length];
        if (symbols == 1) {
            lengths[(int) used[0] & 0xffff] = 1;
        } else if (symbols > 1) {
            long least = 1;
            while (assign(atLeast(used, symbols, least), lengths) > limit) {
                least *= 2; // rare symbols are counted as less rare until none is too long
            }
        }
        return lengths;
    }

    private static long[] atLeast(long[] used, int symbols, long least) {
        long[] sorted = Arrays.copyOf(used, symbols);
        for (int i = 0; i < symbols; i++) {
            sorted[i] = Math.max(sorted[i] >> 16, least) << 16 | sorted[i] & 0xffff;
        }
        Arrays.sort(sorted);
        return sorted;
    }

    /** Huffman's algorithm with two queues: the leaves by count, and the inner nodes, which come into being by count. */
    private static int assign(long[] leaves, int[] lengths) {
        int symbols = leaves.length;
        int nodes = 2 * symbols - 1;
        long[] weight = new long[nodes];
        int[] parent = new int[nodes];
        for (int i = 0; i < symbols; i++) {
            weight[i] = leaves[i] >> 16;
        }
        int leaf = 0;
        int inner = symbols;
        for (int next = symbols; next < nodes; next++) {
            for (int child = 0; child < 2; child++) {
                boolean takesLeaf = leaf < symbols && (inner == next || weight[leaf] <= weight[inner]);
                int taken = takesLeaf ? leaf++ : inner++;
                weight[next] += weight[taken];
                parent[taken] = next;
            }
        }
        int[] depth = new int[nodes];
        int longest = 0;
        for (int node = nodes - 2; node >= 0; node--) {
            depth[node] = depth[parent[node]] + 1;
            if (node < symbols) {
                lengths[(int) leaves[node] & 0xffff] = depth[node];
                longest = Math.max(longest, depth[node]);
            }
        }
        return longest;
    }
}
