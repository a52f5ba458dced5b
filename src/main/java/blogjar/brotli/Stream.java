package blogjar.brotli;

import java.util.List;

/** The meta-blocks of a text, one after the other (RFC 7932, 9.2). */
final class Stream {
    /** So long is a meta-block, and so much of the text is looked at at once. */
    private static final int BLOCK = 1 << 17;

    /** Longer texts are looked at less closely. */
    private static final int LARGE = 1 << 20;

    /** Of a long copy only so many of its last places are remembered. */
    private static final int REMEMBERED = 64;

    private final byte[] text;
    private final int reach;
    private final StaticDictionary dictionary;
    private final Matches matches;
    private final Nodes nodes;
    private final BitSink out;
    private final boolean large;
    private final MatchTree tree;
    private final StaticDictionary.Found words = new StaticDictionary.Found();

    /** Up to where a long copy goes that has been found. */
    private int taken;

    private int[] lastDistances = Distances.initial();

    /**
     * @param reach the longest distance
     * @param space of no other stream at the same time
     */
    Stream(byte[] text, int reach, StaticDictionary dictionary, Workspace space, BitSink out) {
        this.text = text;
        this.reach = reach;
        this.dictionary = dictionary;
        matches = space.matches();
        nodes = space.nodes();
        this.out = out;
        large = text.length > LARGE;
        tree = space.tree();
        tree.clear(text, reach, large ? 16 : 64);
    }

    void write(Encoder.Pause pause) throws InterruptedException {
        boolean ended = false;
        for (int from = 0; from < text.length; from += BLOCK) {
            ended = write(from, Math.min(text.length, from + BLOCK));
            pause.take();
        }
        if (!ended) {
            MetaBlock.writeEmptyLast(out);
        }
        out.align();
    }

    /** Writes a meta-block; tells whether the stream ends with it. */
    private boolean write(int from, int to) {
        findMatches(from, to);
        ShortestPath path = new ShortestPath(text, from, to, matches, reach, large ? 2 : 3, nodes);
        int[] distances = lastDistances.clone();
        Commands commands = path.find(Costs.guess(text, from, to, nodes.literals), distances);
        Statistics statistics = Statistics.of(commands, text, from, contexts(from, to));
        for (int pass = large ? 1 : 2; pass > 0; pass--) {
            distances = lastDistances.clone();
            commands = path.find(Costs.of(statistics, text, from, to, nodes.literals), distances);
            statistics = Statistics.of(commands, text, from, List.of(statistics.context()));
        }
        BitSink block = new BitSink(to - from);
        boolean last = to == text.length;
        new MetaBlock(text, from, to).write(commands, statistics, last, block);
        if (block.bits() > 8L * (to - from)) {
            new MetaBlock(text, from, to).writeUncompressed(out);
            return false;
        }
        lastDistances = distances;
        out.write(block);
        return last;
    }

    /** What is nearly all ASCII is text, so that other contexts than those of text need no trial. */
    private List<LiteralContext> contexts(int from, int to) {
        int others = 0;
        for (int i = from; i < to; i++) {
            others += text[i] < 0 ? 1 : 0;
        }
        return others < (to - from) / 16 ? List.of(LiteralContext.UTF8) : List.of(LiteralContext.values());
    }

    private void findMatches(int from, int to) {
        matches.clear(to - from);
        for (int place = from; place < to; place++) {
            matches.begin(place - from);
            if (place >= taken) {
                find(place, to, place - from);
            } else if (taken - place <= REMEMBERED) {
                tree.add(place);
            }
        }
        matches.end(to - from);
    }

    private void find(int place, int to, int at) {
        tree.find(place, to, matches);
        int longest = matches.longest(at);
        if (longest >= ShortestPath.TAKEN_AT_ONCE) {
            taken = place + longest;
        } else if (longest < StaticDictionary.LONGEST) {
            dictionary.find(text, place, to, words);
            int beyond = Math.min(reach, place) + 1;
            for (int length = longest + 1; length <= words.longest; length++) {
                if (words.numbers[length] >= 0) {
                    matches.add(length, beyond + words.numbers[length], words.wordLengths[length]);
                }
            }
        }
    }
}
