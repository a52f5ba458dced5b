package blogjar.brotli;

import java.util.Arrays;

/**
 * How often symbols are said: those that are, in their order.
 *
 * @param symbols rising
 * @param counts of them, above 0
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
record Histogram(int[] symbols, int[] counts) {

    static Histogram of(int[] bySymbol) {
        int[] symbols = new int[bySymbol.length];
        int used = 0;
        for (int symbol = 0; symbol < bySymbol.length; symbol++) {
            if (bySymbol[symbol] > 0) {
                symbols[used++] = symbol;
            }
        }
        symbols = Arrays.copyOf(symbols, used);
        int[] counts = new int[used];
        for (int i = 0; i < used; i++) {
            counts[i] = bySymbol[symbols[i]];
        }
        return new Histogram(symbols, counts);
    }

    int used() {
        return symbols.length;
    }

    Histogram plus(Histogram other) {
        int[] allSymbols = new int[used() + other.used()];
        int[] allCounts = new int[allSymbols.length];
        int size = sum(this, other, allSymbols, allCounts);
        return new Histogram(Arrays.copyOf(allSymbols, size), Arrays.copyOf(allCounts, size));
    }

    /** Puts both together; tells how many symbols there are then. */
    static int sum(Histogram one, Histogram other, int[] symbols, int[] counts) {
        int size = 0;
        int i = 0;
        int j = 0;
        while (i < one.used() || j < other.used()) {
            int here = i < one.used() ? one.symbols[i] : Integer.MAX_VALUE;
            int there = j < other.used() ? other.symbols[j] : Integer.MAX_VALUE;
            symbols[size] = Math.min(here, there);
            int count = 0;
            if (here <= there) {
                count += one.counts[i++];
            }
            if (there <= here) {
                count += other.counts[j++];
            }
            counts[size++] = count;
        }
        return size;
    }
}
