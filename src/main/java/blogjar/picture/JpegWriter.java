package blogjar.picture;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * Writes a baseline JPEG with a code of its own, and colours in a quarter of the samples.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes B and F; the tables of K.1</a>
 */
final class JpegWriter {
    private static final int QUALITY = 80;
    private static final int BLOCK = Dct.SIZE * Dct.SIZE;

    private static final String BRIGHTNESS = "16 11 10 16 24 40 51 61 12 12 14 19 26 58 60 55 14 13 16 24 40 57 69 56 "
            + "14 17 22 29 51 87 80 62 18 22 37 56 68 109 103 77 24 35 55 64 81 104 113 92 "
            + "49 64 78 87 103 121 120 101 72 92 95 98 112 100 103 99";
    private static final String COLOUR = "17 18 24 47 99 99 99 99 18 21 26 66 99 99 99 99 24 26 56 99 99 99 99 99 "
            + "47 66 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 "
            + "99 99 99 99 99 99 99 99 99 99 99 99 99 99 99 99";

    private final int[] places = ZigZag.places();
    private final Dct dct = new Dct(Dct.SIZE);
    private final float[] samples = new float[BLOCK];
    private final float[] coefficients = new float[BLOCK];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long bits;
    private int count;

    /** Blocks of one component, quantized, in the order in which they are written. */
    @SuppressWarnings("ArrayRecordComponent") // of this class alone
    private record Blocks(short[] values, int across, int down) {}

    /** Takes what is written: for the frequencies first, and then for the file. */
    private interface Words {
        void word(int table, int symbol, int value, int length);
    }

    private JpegWriter() {}

    /**
     * The file of a picture.
     *
     * @param planes one of brightness; or with two of colour, half as wide and as high
     * @param head segments that it begins with
     */
    static byte[] write(List<Plane> planes, byte[] head) {
        return new JpegWriter().file(planes, head);
    }

    private byte[] file(List<Plane> planes, byte[] head) {
        boolean grey = planes.size() == 1;
        int width = (int) planes.get(0).width();
        int height = (int) planes.get(0).height();
        int[][] steps = {steps(BRIGHTNESS), steps(COLOUR)};
        int unit = grey ? Dct.SIZE : 2 * Dct.SIZE;
        int across = (width + unit - 1) / unit;
        int down = (height + unit - 1) / unit;
        Blocks[] blocks = new Blocks[planes.size()];
        for (int i = 0; i < blocks.length; i++) {
            int factor = grey || i > 0 ? 1 : 2;
            blocks[i] = blocks(planes.get(i), steps[Math.min(i, 1)], across * factor, down * factor);
        }
        int[][] frequencies = new int[4][256];
        code(blocks, across, down, (table, symbol, value, length) -> frequencies[table][symbol]++);
        HuffmanCode[] codes = new HuffmanCode[grey ? 2 : 4];
        int[][] words = new int[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = HuffmanCode.of(frequencies[i]);
            words[i] = codes[i].words();
        }
        two(JpegPieces.START);
        segment(JpegPieces.APP0, new byte[] {'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0});
        out.writeBytes(head);
        for (int i = 0; i < (grey ? 1 : 2); i++) {
            byte[] table = new byte[1 + BLOCK];
            table[0] = (byte) i;
            for (int k = 0; k < BLOCK; k++) {
                table[1 + k] = (byte) steps[i][places[k]];
            }
            segment(0xDB, table);
        }
        segment(0xC0, frame(width, height, grey));
        for (int i = 0; i < codes.length; i++) {
            segment(0xC4, table(codes[i], i));
        }
        segment(
                JpegPieces.SCAN,
                grey ? new byte[] {1, 1, 0, 0, 63, 0} : new byte[] {3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0});
        code(blocks, across, down, (table, symbol, value, length) -> {
            int word = words[table][symbol];
            bits(word & 0xFFFF, word >>> 16);
            bits(value, length);
        });
        bits((1 << 7) - 1, 7);
        two(0xFF00 | JpegPieces.END);
        return out.toByteArray();
    }

    private static byte[] frame(int width, int height, boolean grey) {
        byte[] head = {8, (byte) (height >> 8), (byte) height, (byte) (width >> 8), (byte) width};
        byte[] components = grey ? new byte[] {1, 1, 0x11, 0} : new byte[] {3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1};
        byte[] frame = new byte[head.length + components.length];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(components, 0, frame, head.length, components.length);
        return frame;
    }

    /** @param which 0 and 1: of the first coefficients and the others of brightness; 2 and 3: of colour */
    private static byte[] table(HuffmanCode code, int which) {
        byte[] table = new byte[1 + HuffmanCode.LONGEST + code.symbols.length];
        table[0] = (byte) ((which & 1) << 4 | which >> 1);
        for (int length = 1; length <= HuffmanCode.LONGEST; length++) {
            table[length] = (byte) code.counts[length];
        }
        System.arraycopy(code.symbols, 0, table, 1 + HuffmanCode.LONGEST, code.symbols.length);
        return table;
    }

    private static int[] steps(String table) {
        String[] words = table.split(" ");
        int[] steps = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            steps[i] = Math.max(1, (Integer.parseInt(words[i]) * (200 - 2 * QUALITY) + 50) / 100);
        }
        return steps;
    }

    /** What is outside of the picture is as its edge, which costs least. */
    private Blocks blocks(Plane plane, int[] steps, int across, int down) {
        short[] values = new short[across * down * BLOCK];
        int lastColumn = (int) plane.width() - 1;
        int lastRow = (int) plane.height() - 1;
        for (int block = 0; block < across * down; block++) {
            for (int i = 0; i < BLOCK; i++) {
                int row = Math.min(lastRow, block / across * Dct.SIZE + i / Dct.SIZE);
                int column = Math.min(lastColumn, block % across * Dct.SIZE + i % Dct.SIZE);
                samples[i] = (plane.samples()[row * plane.stride() + column] & 0xFF) - 128;
            }
            dct.coefficients(samples, coefficients);
            for (int k = 0; k < BLOCK; k++) {
                values[block * BLOCK + k] = (short) Math.round(coefficients[places[k]] / steps[places[k]]);
            }
        }
        return new Blocks(values, across, down);
    }

    private static void code(Blocks[] blocks, int across, int down, Words words) {
        int[] before = new int[blocks.length];
        for (int unit = 0; unit < across * down; unit++) {
            for (int i = 0; i < blocks.length; i++) {
                Blocks one = blocks[i];
                int factor = one.across / across;
                int table = i == 0 ? 0 : 2;
                for (int part = 0; part < factor * factor; part++) {
                    int row = unit / across * factor + part / factor;
                    int column = unit % across * factor + part % factor;
                    before[i] = block(one.values, (row * one.across + column) * BLOCK, before[i], table, words);
                }
            }
        }
    }

    private static int block(short[] values, int at, int before, int table, Words words) {
        number(table, 0, values[at] - before, words);
        int zeros = 0;
        for (int k = 1; k < BLOCK; k++) {
            int value = values[at + k];
            if (value == 0) {
                zeros++;
            } else {
                for (; zeros > 15; zeros -= 16) {
                    words.word(table + 1, 0xF0, 0, 0);
                }
                number(table + 1, zeros << 4, value, words);
                zeros = 0;
            }
        }
        if (zeros > 0) {
            words.word(table + 1, 0, 0, 0);
        }
        return values[at];
    }

    private static void number(int table, int zeros, int value, Words words) {
        int length = 32 - Integer.numberOfLeadingZeros(Math.abs(value));
        int written = value < 0 ? value + (1 << length) - 1 : value;
        words.word(table, zeros | length, written, length);
    }

    private void segment(int marker, byte[] octets) {
        two(0xFF00 | marker);
        two(octets.length + 2);
        out.writeBytes(octets);
    }

    private void two(int number) {
        out.write(number >> 8);
        out.write(number);
    }

    private void bits(int value, int length) {
        bits = bits << length | value;
        count += length;
        while (count >= 8) {
            count -= 8;
            int octet = (int) (bits >>> count) & 0xFF;
            out.write(octet);
            if (octet == 0xFF) {
                out.write(0);
            }
        }
    }
}
