package blogjar.brotli;

/**
 * Writes a meta-block.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-9.2">RFC 7932, 9.2</a>
 */
final class MetaBlock {
    private final byte[] text;
    private final int from;
    private final int to;

    /** The piece of a text that it has, up to 16 MB. */
    MetaBlock(byte[] text, int from, int to) {
        this.text = text;
        this.from = from;
        this.to = to;
    }

    /** The bytes as they are; never the last meta-block. */
    void writeUncompressed(BitSink out) {
        out.write(0, 1);
        writeLength(to - from, out);
        out.write(1, 1);
        out.align();
        out.write(text, from, to);
    }

    /** The end of a stream whose last meta-block was not marked as such. */
    static void writeEmptyLast(BitSink out) {
        out.write(3, 2);
        out.align();
    }

    private static void writeLength(int length, BitSink out) {
        int nibbles = Math.max(4, (35 - Integer.numberOfLeadingZeros(length - 1)) / 4);
        out.write(nibbles - 4, 2);
        out.write(length - 1, nibbles * 4);
    }

    /** A number from 1 to 256: how many kinds of blocks or codes there are. */
    static void writeCount(int count, BitSink out) {
        if (count == 1) {
            out.write(0, 1);
            return;
        }
        int bits = 31 - Integer.numberOfLeadingZeros(count - 1);
        out.write(1, 1);
        out.write(bits, 3);
        out.write(count - 1 - (1 << bits), bits);
    }

    /** @param last whether the stream ends with it */
    void write(Commands commands, Statistics statistics, boolean last, BitSink out) {
        out.write(last ? 1 : 0, last ? 2 : 1); // the second bit says that it is not empty
        writeLength(to - from, out);
        out.write(0, last ? 0 : 1);
        for (int kind = 0; kind < 3; kind++) { // literals, insert-and-copy, distances
            writeCount(1, out);
        }
        out.write(0, 6); // no postfix bits, no direct distances
        out.write(statistics.context().ordinal(), 2);
        ContextMap.write(statistics.literals(), out);
        ContextMap.write(statistics.distances(), out);
        PrefixCode[] literals = declare(statistics.literals(), out);
        PrefixCode symbols = new PrefixCode(statistics.symbols());
        symbols.declare(out);
        PrefixCode[] distances = declare(statistics.distances(), out);
        int place = from;
        for (int i = 0; i < commands.count(); i++) {
            writeLengths(commands, i, symbols, out);
            for (int end = place + commands.inserts()[i]; place < end; place++) {
                int code = statistics.literals().of()[statistics.context().at(text, place)];
                literals[code].write(text[place] & 0xff, out);
            }
            place += commands.copies()[i];
            if (commands.hasDistance(i)) {
                int code = statistics.distances().of()[commands.distanceContext(i)];
                writeDistance(commands, i, distances[code], out);
            }
        }
    }

    private static PrefixCode[] declare(Clusters clusters, BitSink out) {
        PrefixCode[] codes = new PrefixCode[clusters.counts().length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = new PrefixCode(clusters.counts()[i]);
            codes[i].declare(out);
        }
        return codes;
    }

    private static void writeLengths(Commands commands, int command, PrefixCode symbols, BitSink out) {
        symbols.write(commands.symbols()[command], out);
        int insert = commands.inserts()[command];
        int insertCode = Lengths.insertCode(insert);
        out.write(insert - Lengths.insertBase(insertCode), Lengths.insertBits(insertCode));
        int copy = commands.copyCodes()[command];
        int copyCode = Lengths.copyCode(copy);
        out.write(copy - Lengths.copyBase(copyCode), Lengths.copyBits(copyCode));
    }

    private static void writeDistance(Commands commands, int command, PrefixCode distances, BitSink out) {
        distances.write(commands.distanceSymbol(command), out);
        int distance = commands.distances()[command] - Distances.NEAR;
        if (distance >= 0) {
            out.write(Distances.extra(distance), Distances.extraBits(distance));
        }
    }
}
