package blogjar.brotli;

/**
 * Which prefix code is used in which context.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-7.3">RFC 7932, 7.3</a>
 */
final class ContextMap {
    /** Runs are no longer than the map: 64 contexts. */
    private static final int MOST_RUN_CODES = 6;

    private ContextMap() {}

    /** One code or several, whichever takes fewer bits. */
    static Clusters best(int[][] histograms, int most) {
        Clusters one = Clusters.one(histograms);
        Clusters several = Clusters.of(histograms, most);
        return several.counts().length > 1 && bits(several) < bits(one) ? several : one;
    }

    /** What all takes, the map among it. */
    static double bits(Clusters clusters) {
        BitSink map = new BitSink(64);
        write(clusters, map);
        return clusters.bits() + map.bits();
    }

    /** Writes how many codes there are, and the map if there are several. */
    static void write(Clusters clusters, BitSink out) {
        int codes = clusters.counts().length;
        MetaBlock.writeCount(codes, out);
        if (codes == 1) {
            return;
        }
        int[] moved = toFront(clusters.of());
        BitSink plain = text(clusters.of(), codes, false);
        BitSink front = text(moved, codes, true);
        out.write(front.bits() < plain.bits() ? front : plain);
    }

    /** Each number is told as how many others were named since it was (7.3, inverse move-to-front). */
    private static int[] toFront(int[] map) {
        int[] recent = new int[256];
        for (int i = 0; i < recent.length; i++) {
            recent[i] = i;
        }
        int[] told = new int[map.length];
        for (int i = 0; i < map.length; i++) {
            int at = 0;
            while (recent[at] != map[i]) {
                at++;
            }
            told[i] = at;
            System.arraycopy(recent, 0, recent, 1, at);
            recent[0] = map[i];
        }
        return told;
    }

    private static BitSink text(int[] map, int codes, boolean moved) {
        BitSink best = text(map, codes, 0, moved);
        for (int runCodes = 1; runCodes <= MOST_RUN_CODES; runCodes++) {
            BitSink out = text(map, codes, runCodes, moved);
            best = out.bits() < best.bits() ? out : best;
        }
        return best;
    }

    /** @param runCodes how many symbols for runs of zeros there are: the nth is for 2^n to 2^(n+1)-1 of them */
    private static BitSink text(int[] map, int codes, int runCodes, boolean moved) {
        int[] symbols = new int[map.length];
        int[] extra = new int[map.length];
        int size = 0;
        for (int i = 0; i < map.length; ) {
            int run = 0;
            while (i + run < map.length && map[i + run] == 0 && run + 1 < 1 << runCodes + 1) {
                run++;
            }
            if (run > 1) {
                int code = 31 - Integer.numberOfLeadingZeros(run);
                symbols[size] = code;
                extra[size++] = run - (1 << code);
                i += run;
            } else {
                symbols[size++] = map[i] == 0 ? 0 : map[i] + runCodes;
                i++;
            }
        }
        int[] counts = new int[codes + runCodes];
        for (int i = 0; i < size; i++) {
            counts[symbols[i]]++;
        }
        BitSink out = new BitSink(64);
        out.write(runCodes > 0 ? 1 : 0, 1);
        if (runCodes > 0) {
            out.write(runCodes - 1, 4);
        }
        PrefixCode code = new PrefixCode(counts);
        code.declare(out);
        for (int i = 0; i < size; i++) {
            code.write(symbols[i], out);
            if (symbols[i] > 0 && symbols[i] <= runCodes) {
                out.write(extra[i], symbols[i]);
            }
        }
        out.write(moved ? 1 : 0, 1);
        return out;
    }
}
