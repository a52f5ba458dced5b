package blogjar.brotli;

import java.util.List;

/**
 * How often each symbol is said by the commands of a meta-block, and which context maps that suggests.
 *
 * @param context by which literals are told apart
 * @param literals by context
 * @param symbols of insert and copy
 * @param distances by context
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
record Statistics(LiteralContext context, Clusters literals, int[] symbols, Clusters distances) {
    private static final int MOST_CODES = 24;
    private static final int DISTANCE_CONTEXTS = 4;

    /** @param contexts those that are tried */
    static Statistics of(Commands commands, byte[] text, int from, List<LiteralContext> contexts) {
        int[] symbols = new int[Lengths.SYMBOLS];
        int[][] distances = new int[DISTANCE_CONTEXTS][Distances.SYMBOLS];
        for (int i = 0; i < commands.count(); i++) {
            symbols[commands.symbols()[i]]++;
            if (commands.hasDistance(i)) {
                distances[commands.distanceContext(i)][commands.distanceSymbol(i)]++;
            }
        }
        LiteralContext context = contexts.get(0);
        Clusters best = ContextMap.best(literals(context, commands, text, from), MOST_CODES);
        for (LiteralContext next : contexts.subList(1, contexts.size())) {
            Clusters clusters = ContextMap.best(literals(next, commands, text, from), MOST_CODES);
            if (ContextMap.bits(clusters) < ContextMap.bits(best)) {
                best = clusters;
                context = next;
            }
        }
        return new Statistics(context, best, symbols, ContextMap.best(distances, DISTANCE_CONTEXTS));
    }

    private static int[][] literals(LiteralContext context, Commands commands, byte[] text, int from) {
        int[][] counts = new int[LiteralContext.CONTEXTS][256];
        int place = from;
        for (int i = 0; i < commands.count(); i++) {
            for (int end = place + commands.inserts()[i]; place < end; place++) {
                counts[context.at(text, place)][text[place] & 0xff]++;
            }
            place += commands.copies()[i];
        }
        return counts;
    }
}
