package blogjar.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JPEG (baseline and progressive, 8 bits, Huffman; grey, or brightness and colours), at an eighth, a quarter, half of its size or whole.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annexes B, F and G</a>
 */
final class JpegReader {
    private static final int TABLES = 4;
    private static final int BLOCK = Dct.SIZE * Dct.SIZE;
    private static final int DHT = 0xC4;
    private static final int DQT = 0xDB;
    private static final int DRI = 0xDD;
    private static final byte[] ADOBE = {'A', 'd', 'o', 'b', 'e'};
    private static final int ADOBE_TRANSFORM = 11;

    /** A block that is coded in no less than a bit in each of eight scans at most stands for so many pixels. */
    private static final long PIXELS_OF_OCTET = 8L * BLOCK;

    private final Octets in;
    private final BitReader bits;
    private final long fileLength;
    private final Room room;
    private final int[] places = ZigZag.places();
    private final int[][] steps = new int[TABLES][];
    private final @Nullable HuffmanCode[] first = new HuffmanCode[TABLES];
    private final @Nullable HuffmanCode[] others = new HuffmanCode[TABLES];
    private final int[] block = new int[BLOCK];
    private final ByteArrayOutputStream profile = new ByteArrayOutputStream();
    private int orientation = Exif.UPRIGHT;
    private int restarts;
    private boolean otherColours;
    private int blanks;

    /** @param in behind the first marker */
    JpegReader(Octets in, long fileLength, Room room) {
        this.in = in;
        this.bits = new BitReader(in);
        this.fileLength = fileLength;
        this.room = room;
    }

    /**
     * What a JPEG shows.
     *
     * @param planes one, or three, of which the second and third may have fewer samples
     * @param width of the picture as it is in the file
     * @param head segments to be kept: which side is up, and what its colours mean
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on, and never compared
    record Picture(List<Plane> planes, int width, int height, int orientation, byte[] head) {
        /** Whether rows are shown as columns. */
        boolean isTurned() {
            return orientation > 4;
        }
    }

    /**
     * Reads it.
     *
     * @param most pixels
     * @param use what is wanted of a picture that is shown so wide: the size of its blocks, 1, 2, 4 or 8; 0 for nothing
     * @param then what is to be done with it while there is room for it
     * @throws OtherKind where it is of a kind that is not read here, or there is no use for it
     */
    <T> T read(long most, IntUnaryOperator use, Work<T> then) throws IOException {
        int marker = JpegPieces.marker(in);
        while (!JpegFrame.isFrame(marker)) {
            segment(marker);
            marker = JpegPieces.marker(in);
        }
        JpegFrame frame = JpegFrame.of(marker, in);
        PixelLimit.check(frame.width, frame.height, most, fileLength, PIXELS_OF_OCTET);
        int shown = orientation > 4 ? frame.height : frame.width;
        int size = use.applyAsInt(shown);
        if (size == 0) {
            throw new OtherKind("a small JPEG");
        }
        long blocks = Arrays.stream(frame.components)
                .mapToLong(one -> (long) one.stride * one.rows)
                .sum();
        long needed = blocks * size * size * 2 + (frame.progressive ? blocks * BLOCK * Short.BYTES : 0);
        Room.Claim claim = room.claim(needed);
        try {
            for (JpegFrame.Component one : frame.components) {
                one.samples = new byte[one.stride * one.rows * size * size];
                one.coefficients = new short[frame.progressive ? one.stride * one.rows * BLOCK : 0];
            }
            scans(frame, new Dct(size), size);
            return then.on(picture(frame, size));
        } finally {
            claim.close();
        }
    }

    /** What is done with a picture. */
    interface Work<T> {
        T on(Picture picture) throws IOException;
    }

    private void scans(JpegFrame frame, Dct dct, int size) throws IOException {
        boolean scanned = false;
        int marker = JpegPieces.marker(in);
        while (marker != JpegPieces.END) {
            if (marker == JpegPieces.SCAN) {
                scan(frame, dct, size);
                scanned = true;
                marker = bits.marker();
                bits.begin();
            } else {
                segment(marker);
                marker = JpegPieces.marker(in);
            }
        }
        if (!scanned) {
            throw new BrokenPicture("there is no picture in the JPEG");
        }
        if (frame.components.length == 3 && (otherColours || frame.components[0].id == 'R')) {
            throw new OtherKind("JPEG of red, green and blue");
        }
        for (JpegFrame.Component one : frame.components) {
            if (one.steps.length == 0) {
                throw new BrokenPicture("a component of the JPEG is missing");
            }
        }
        if (frame.progressive) {
            for (JpegFrame.Component one : frame.components) {
                for (int at = 0; at < one.stride * one.rows; at++) {
                    for (int i = 0; i < BLOCK; i++) {
                        block[places[i]] = one.coefficients[at * BLOCK + i];
                    }
                    samples(one, at, dct, size);
                }
            }
        }
    }

    private Picture picture(JpegFrame frame, int size) {
        List<Plane> planes = new ArrayList<>();
        double scale = (double) size / Dct.SIZE;
        for (JpegFrame.Component one : frame.components) {
            planes.add(new Plane(
                    one.samples,
                    one.stride * size,
                    scale * frame.width * one.across / frame.across,
                    scale * frame.height * one.down / frame.down));
        }
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        if (orientation != Exif.UPRIGHT) {
            head.writeBytes(JpegPieces.exif(orientation));
        }
        head.writeBytes(profile.toByteArray());
        return new Picture(planes, frame.width, frame.height, orientation, head.toByteArray());
    }

    private void segment(int marker) throws IOException {
        if (!JpegPieces.hasLength(marker)) {
            return;
        }
        if (JpegFrame.isFrame(marker) || marker == 0xC8 || marker == 0xCC) {
            throw new OtherKind("JPEG of several frames, or of arithmetic coding");
        }
        int length = in.two() - 2;
        if (length < 0) {
            throw new BrokenPicture("a segment of the JPEG has no length");
        }
        long end = in.position() + length;
        if (marker == DHT) {
            while (in.position() < end) {
                readCode();
            }
        } else if (marker == DQT) {
            while (in.position() < end) {
                readSteps();
            }
        } else if (marker == DRI) {
            restarts = in.two();
        } else if (marker >= JpegPieces.APP0 && marker <= JpegPieces.APP15) {
            application(marker, in.octets(length));
        }
        if (in.position() > end) {
            throw new BrokenPicture("a segment of the JPEG is longer than it says");
        }
        in.skip(end - in.position());
    }

    private void application(int marker, byte[] segment) {
        if (JpegPieces.isExif(marker, segment)) {
            orientation = Exif.orientation(Arrays.copyOfRange(segment, JpegPieces.EXIF.length, segment.length));
        } else if (JpegPieces.isProfile(marker, segment)) {
            int length = segment.length + 2;
            profile.write(0xFF);
            profile.write(marker);
            profile.write(length >> 8);
            profile.write(length);
            profile.writeBytes(segment);
        } else if (marker == JpegPieces.APP14
                && JpegPieces.startsWith(segment, ADOBE)
                && segment.length > ADOBE_TRANSFORM) {
            otherColours = segment[ADOBE_TRANSFORM] == 0;
        }
    }

    private void readCode() throws IOException {
        int which = in.octet();
        int[] counts = new int[HuffmanCode.LONGEST + 1];
        int all = 0;
        for (int length = 1; length <= HuffmanCode.LONGEST; length++) {
            counts[length] = in.octet();
            all += counts[length];
        }
        if ((which & 0xF) >= TABLES || which >> 4 > 1 || all > 256) {
            throw new BrokenPicture("a code of the JPEG makes no sense");
        }
        HuffmanCode code = new HuffmanCode(counts, in.octets(all));
        (which >> 4 == 0 ? first : others)[which & 0xF] = code;
    }

    private void readSteps() throws IOException {
        int which = in.octet();
        if ((which & 0xF) >= TABLES) {
            throw new BrokenPicture("a table of the JPEG makes no sense");
        }
        int[] table = new int[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            table[places[i]] = which >> 4 == 0 ? in.octet() : in.two();
        }
        steps[which & 0xF] = table;
    }

    /** What a scan is of: coefficients from {@code from} to {@code to}, and their bits above {@code low}, {@code high} of which are known. */
    private record Band(int from, int to, int high, int low) {}

    private void scan(JpegFrame frame, Dct dct, int size) throws IOException {
        in.two();
        int count = in.octet();
        if (count < 1 || count > frame.components.length) {
            throw new BrokenPicture("a scan of the JPEG makes no sense");
        }
        JpegFrame.Component[] scanned = new JpegFrame.Component[count];
        HuffmanCode[][] codes = new HuffmanCode[count][2];
        int[] tables = new int[count];
        for (int i = 0; i < count; i++) {
            int id = in.octet();
            scanned[i] = Arrays.stream(frame.components)
                    .filter(one -> one.id == id)
                    .findFirst()
                    .orElseThrow(() -> new BrokenPicture("a scan of the JPEG is of nothing"));
            tables[i] = in.octet();
            if (scanned[i].steps.length == 0) {
                int[] table = scanned[i].table < TABLES ? steps[scanned[i].table] : null;
                if (table == null) {
                    throw new BrokenPicture("a table of the JPEG is missing");
                }
                scanned[i].steps = table;
            }
        }
        int from = in.octet();
        int to = in.octet();
        int approximation = in.octet();
        Band band = frame.progressive
                ? new Band(from, to, approximation >> 4, approximation & 0xF)
                : new Band(0, BLOCK - 1, 0, 0);
        if (band.to >= BLOCK
                || band.from > band.to
                || frame.progressive && from == 0 && to != 0
                || from > 0 && count > 1
                || band.low > 13) {
            throw new BrokenPicture("a scan of the JPEG makes no sense");
        }
        for (int i = 0; i < count; i++) {
            codes[i][0] = band.from == 0 && band.high == 0 ? code(first, tables[i] >> 4) : NO_CODE;
            codes[i][1] = band.to > 0 ? code(others, tables[i] & 0xF) : NO_CODE;
            scanned[i].before = 0;
        }
        bits.begin();
        blanks = 0;
        Scan scan = new Scan(frame, scanned, codes, band, dct, size);
        if (count == 1) {
            scan.ofOne();
        } else {
            scan.ofUnits();
        }
    }

    private static final HuffmanCode NO_CODE = noCode();

    private static HuffmanCode noCode() {
        try {
            return new HuffmanCode(new int[HuffmanCode.LONGEST + 1], new byte[0]);
        } catch (BrokenPicture impossible) {
            throw new IllegalStateException("a code without words is one", impossible);
        }
    }

    private static HuffmanCode code(@Nullable HuffmanCode[] codes, int which) throws BrokenPicture {
        HuffmanCode code = which < TABLES ? codes[which] : null;
        if (code == null) {
            throw new BrokenPicture("a code of the JPEG is missing");
        }
        return code;
    }

    /** One scan over the picture. */
    private final class Scan {
        private final JpegFrame frame;
        private final JpegFrame.Component[] scanned;
        private final HuffmanCode[][] codes;
        private final Band band;
        private final Dct dct;
        private final int size;
        private int untilRestart = restarts;

        Scan(JpegFrame frame, JpegFrame.Component[] scanned, HuffmanCode[][] codes, Band band, Dct dct, int size) {
            this.frame = frame;
            this.scanned = scanned;
            this.codes = codes;
            this.band = band;
            this.dct = dct;
            this.size = size;
        }

        void ofOne() throws IOException {
            JpegFrame.Component one = scanned[0];
            for (int row = 0; row < one.blocksDown; row++) {
                for (int column = 0; column < one.blocksAcross; column++) {
                    restart();
                    block(one, codes[0], row * one.stride + column);
                }
            }
        }

        void ofUnits() throws IOException {
            for (int row = 0; row < frame.unitsDown(); row++) {
                for (int column = 0; column < frame.unitsAcross(); column++) {
                    restart();
                    for (int i = 0; i < scanned.length; i++) {
                        JpegFrame.Component one = scanned[i];
                        for (int y = 0; y < one.down; y++) {
                            for (int x = 0; x < one.across; x++) {
                                int place = (row * one.down + y) * one.stride + column * one.across + x;
                                block(one, codes[i], place);
                            }
                        }
                    }
                }
            }
        }

        private void restart() throws IOException {
            if (restarts > 0 && untilRestart-- == 0) {
                bits.restart();
                blanks = 0;
                for (JpegFrame.Component one : scanned) {
                    one.before = 0;
                }
                untilRestart = restarts - 1;
            }
        }

        private void block(JpegFrame.Component one, HuffmanCode[] code, int place) throws IOException {
            if (!frame.progressive) {
                sequential(one, code);
                samples(one, place, dct, size);
            } else if (band.from == 0) {
                firstCoefficient(one, code[0], place * BLOCK);
            } else if (band.high == 0) {
                coefficients(one.coefficients, code[1], place * BLOCK);
            } else {
                refine(one.coefficients, code[1], place * BLOCK);
            }
        }

        private void sequential(JpegFrame.Component one, HuffmanCode[] code) throws IOException {
            Arrays.fill(block, 0);
            one.before += bits.signed(length(code[0].read(bits)));
            block[0] = one.before;
            for (int i = 1; i < BLOCK; i++) {
                int symbol = code[1].read(bits);
                int length = symbol & 0xF;
                if (length == 0) {
                    if (symbol != 0xF0) {
                        return;
                    }
                    i += 15;
                } else {
                    i += symbol >> 4;
                    block[places[inBlock(i)]] = bits.signed(length);
                }
            }
        }

        private void firstCoefficient(JpegFrame.Component one, HuffmanCode code, int at) throws IOException {
            if (band.high == 0) {
                one.before += bits.signed(length(code.read(bits)));
                one.coefficients[at] = (short) (one.before << band.low);
            } else {
                one.coefficients[at] |= (short) (bits.read(1) << band.low);
            }
        }

        private void coefficients(short[] all, HuffmanCode code, int at) throws IOException {
            if (blanks > 0) {
                blanks--;
                return;
            }
            for (int i = band.from; i <= band.to; i++) {
                int symbol = code.read(bits);
                int length = symbol & 0xF;
                int run = symbol >> 4;
                if (length == 0) {
                    if (run < 15) {
                        blanks = (1 << run) - 1 + bits.read(run);
                        return;
                    }
                    i += 15;
                } else {
                    i += run;
                    all[at + inBlock(i)] = (short) (bits.signed(length) << band.low);
                }
            }
        }

        /** The next bit of each that is not 0, and between them those that are not 0 from now on (T.81, G.1.2.3). */
        private void refine(short[] all, HuffmanCode code, int at) throws IOException {
            int i = band.from;
            while (blanks == 0 && i <= band.to) {
                int symbol = code.read(bits);
                int run = symbol >> 4;
                int value = 0;
                if ((symbol & 0xF) != 0) {
                    value = bits.read(1) == 1 ? 1 << band.low : -1 << band.low;
                } else if (run < 15) {
                    blanks = (1 << run) + bits.read(run);
                    break;
                }
                while (i <= band.to) {
                    if (all[at + i] != 0) {
                        refine(all, at + i);
                    } else if (run-- == 0) {
                        all[at + i] = (short) value;
                        i++;
                        break;
                    }
                    i++;
                }
            }
            if (blanks > 0) {
                for (; i <= band.to; i++) {
                    if (all[at + i] != 0) {
                        refine(all, at + i);
                    }
                }
                blanks--;
            }
        }

        private void refine(short[] all, int at) throws IOException {
            if (bits.read(1) == 1 && (all[at] & 1 << band.low) == 0) {
                all[at] += (short) (all[at] > 0 ? 1 << band.low : -1 << band.low);
            }
        }
    }

    private static int length(int symbol) throws BrokenPicture {
        if (symbol > 15) {
            throw new BrokenPicture("the JPEG has a number that is too long");
        }
        return symbol;
    }

    private static int inBlock(int i) throws BrokenPicture {
        if (i >= BLOCK) {
            throw new BrokenPicture("the JPEG has more numbers than there is place for");
        }
        return i;
    }

    private void samples(JpegFrame.Component one, int place, Dct dct, int size) {
        for (int v = 0; v < size; v++) {
            for (int u = 0; u < size; u++) {
                block[v * Dct.SIZE + u] *= one.steps[v * Dct.SIZE + u];
            }
        }
        int row = place / one.stride;
        int column = place % one.stride;
        int stride = one.stride * size;
        dct.samples(block, one.samples, row * size * stride + column * size, stride);
    }
}
