package blogjar.brotli;

/**
 * Compresses with Brotli (RFC 7932), as the reference does at its best levels: the shortest path through all matches and the
 * words of the static dictionary, by costs that the path before it had. The same bytes always give the same stream.
 *
 * <p>Any thread may call; each call takes some forty times the input's length of memory, at most 16 MB. An encoder keeps the dictionary, about a
 * megabyte, so it is made when there is something to compress and let go afterwards.
 */
public final class Encoder {
    /** So long is a meta-block, and so much of it is looked at at once. */
    private static final int BLOCK = 1 << 17;

    private static final int LEAST_WINDOW = 16;
    private static final int MOST_WINDOW = 22;

    /** Longer texts are looked at less closely. */
    private static final int LARGE = 1 << 20;

    private static final LiteralContext[] ANY = LiteralContext.values();
    private static final LiteralContext[] USUAL = {LiteralContext.UTF8};

    private final StaticDictionary dictionary = StaticDictionary.load();

    /** A whole stream with these bytes. */
    public byte[] encode(byte[] bytes) {
        BitSink out = new BitSink(bytes.length / 3);
        int window = LEAST_WINDOW;
        while (window < MOST_WINDOW && reach(window) < bytes.length) {
            window++;
        }
        out.write(window == LEAST_WINDOW ? 0 : 1 | (window - 17) << 1, window == LEAST_WINDOW ? 1 : window == 17 ? 7 : 4);
        new Stream(bytes, reach(window), out).write();
        return out.toByteArray();
    }

    private static int reach(int window) {
        return (1 << window) - 16;
    }

    /** The meta-blocks of one stream, one after the other. */
    private final class Stream {
        private final byte[] text;
        private final int reach;
        private final BitSink out;
        private final MatchTree tree;
        private final boolean large;
        private final StaticDictionary.Found words = new StaticDictionary.Found();
        private int[] last = Distances.initial();

        Stream(byte[] text, int reach, BitSink out) {
            this.text = text;
            this.reach = reach;
            this.out = out;
            large = text.length > LARGE;
            tree = new MatchTree(text, reach, large ? 16 : 64);
        }

        void write() {
            boolean open = true;
            for (int from = 0; from < text.length; from += BLOCK) {
                int to = Math.min(text.length, from + BLOCK);
                open = !writeBlock(from, to);
            }
            if (open) {
                MetaBlock.writeEmptyLast(out);
            }
            out.align();
        }

        /** Tells whether the stream ends with it. */
        private boolean writeBlock(int from, int to) {
            Matches matches = matches(from, to);
            Costs costs = Costs.guess(text, from, to);
            int passes = large ? 2 : 3;
            int[] ends = last;
            Commands commands = null;
            Statistics statistics = null;
            for (int pass = 0; pass < passes; pass++) {
                ends = last.clone();
                commands = new ShortestPath(text, from, to, matches, reach, large ? 2 : 5, costs).find(ends);
                statistics = Statistics.of(commands, text, from, pass + 1 < passes ? USUAL : ANY);
                costs = Costs.of(statistics, text, from, to);
            }
            BitSink block = new BitSink(to - from);
            boolean isLast = to == text.length;
            MetaBlock.write(commands, statistics, text, from, to, isLast, block);
            if (block.bits() > 8L * (to - from)) {
                MetaBlock.writeUncompressed(text, from, to, out);
                return false;
            }
            out.write(block);
            last = ends;
            return isLast;
        }

        private Matches matches(int from, int to) {
            Matches matches = new Matches(to - from);
            int taken = from;
            for (int place = from; place < to; place++) {
                matches.begin(place - from);
                if (place < taken) {
                    if (taken - place < 64) {
                        tree.add(place);
                    }
                    continue;
                }
                tree.find(place, to, matches);
                int longest = matches.longest(place - from);
                if (longest >= ShortestPath.TAKEN_AT_ONCE) {
                    taken = place + longest;
                } else {
                    addWords(place, to, place - from, longest, matches);
                }
            }
            matches.end(to - from);
            return matches;
        }

        private void addWords(int place, int to, int at, int longest, Matches matches) {
            if (longest >= StaticDictionary.LONGEST) {
                return;
            }
            dictionary.find(text, place, to, words);
            int beyond = Math.min(reach, place) + 1;
            for (int length = Math.max(longest + 1, 4); length <= words.longest; length++) {
                if (words.numbers[length] >= 0) {
                    matches.add(length, beyond + words.numbers[length], words.wordLengths[length]);
                }
            }
        }
    }
}
