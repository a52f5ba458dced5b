package blogjar.picture;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Reads a PNG (8 bits, not interlaced; grey, colours or a palette, with or without transparency) row by row.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG, third edition, 7, 9 and 11</a>
 */
final class PngReader {
    private static final int PALETTE = 3;
    private static final int ALPHA = 4;
    private static final int HEADER = 13;
    private static final int LARGEST_KEPT = 1 << 20;
    private static final int AT_ONCE = 1 << 14;

    /** What Deflate makes of an octet at most. */
    private static final long MOST_OF_OCTET = 1032;

    /** What says how its colours are meant. */
    private static final Set<String> KEPT = Set.of("iCCP", "sRGB", "gAMA", "cHRM", "cICP", "eXIf");

    private final Octets in;
    private final Inflater inflater = new Inflater();
    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] palette = {};
    private byte[] alpha = {};
    private int orientation = Exif.UPRIGHT;
    private int width;
    private int height;
    private int kind;

    /** Octets of the chunk of pixels that have not been read. */
    private long left;

    /** @param in behind the signature */
    PngReader(Octets in) {
        this.in = in;
    }

    /** Takes rows, from the first one on: a sample of each channel for each pixel. */
    interface Rows {
        void row(byte[] samples);
    }

    /** Reads all up to the pixels, and looks at it. */
    void begin(long most, long fileLength) throws IOException {
        if (in.four() != HEADER || !name().equals("IHDR")) {
            throw new BrokenPicture("the PNG has no header");
        }
        width = in.four();
        height = in.four();
        int bits = in.octet();
        kind = in.octet();
        in.two();
        boolean interlaced = in.octet() != 0;
        in.skip(4);
        if (width <= 0 || height <= 0) {
            throw new BrokenPicture("the header of the PNG makes no sense");
        }
        PixelLimit.check(width, height, most, fileLength, MOST_OF_OCTET * 8 / Math.max(1, bits));
        if (bits != 8 || interlaced || kind != 0 && kind != 2 && kind != PALETTE && kind != 4 && kind != 6) {
            throw new OtherKind("PNG of another kind");
        }
        long length = in.four() & 0xFFFFFFFFL;
        String name = name();
        while (!name.equals("IDAT")) {
            chunk(name, length);
            length = in.four() & 0xFFFFFFFFL;
            name = name();
        }
        left = length;
        if (kind == PALETTE && palette.length == 0) {
            throw new BrokenPicture("the PNG has no palette");
        }
    }

    private String name() throws IOException {
        return new String(in.octets(4), StandardCharsets.ISO_8859_1);
    }

    private void chunk(String name, long length) throws IOException {
        if (name.equals("acTL")) {
            throw new OtherKind("PNG that moves");
        }
        boolean read = name.equals("PLTE") || name.equals("tRNS") || KEPT.contains(name);
        if (!read || length > LARGEST_KEPT) {
            in.skip(length + 4);
            return;
        }
        byte[] octets = in.octets((int) length);
        in.skip(4);
        switch (name) {
            case "PLTE" -> palette = octets;
            case "tRNS" -> {
                if (kind != PALETTE) {
                    throw new OtherKind("PNG with one transparent colour");
                }
                alpha = octets;
            }
            case "eXIf" -> {
                orientation = Exif.orientation(octets);
                if (orientation != Exif.UPRIGHT) {
                    head.writeBytes(PngPieces.chunk(name, Exif.saying(orientation)));
                }
            }
            default -> head.writeBytes(PngPieces.chunk(name, octets));
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isTurned() {
        return orientation > 4;
    }

    /** Chunks to be kept. */
    byte[] head() {
        return head.toByteArray();
    }

    /** 1 grey, 2 grey and opacity, 3 colours, 4 colours and opacity. */
    int channels() {
        return switch (kind) {
            case 0 -> 1;
            case 2 -> 3;
            case PALETTE -> alpha.length == 0 ? 3 : 4;
            case ALPHA -> 2;
            default -> 4;
        };
    }

    void rows(Rows rows) throws IOException {
        int step = kind == PALETTE ? 1 : channels();
        byte[] before = new byte[width * step + 1];
        byte[] row = new byte[width * step + 1];
        byte[] samples = new byte[width * channels()];
        try {
            for (int y = 0; y < height; y++) {
                inflate(row);
                unfilter(row, before, step);
                if (kind == PALETTE) {
                    lookUp(row, samples);
                } else {
                    System.arraycopy(row, 1, samples, 0, samples.length);
                }
                rows.row(samples);
                byte[] next = before;
                before = row;
                row = next;
            }
        } catch (DataFormatException torn) {
            throw new BrokenPicture("the pixels of the PNG are torn: " + torn.getMessage());
        } finally {
            inflater.end();
        }
    }

    private void inflate(byte[] row) throws IOException, DataFormatException {
        for (int done = 0; done < row.length; ) {
            int made = inflater.inflate(row, done, row.length - done);
            done += made;
            if (made == 0) {
                if (inflater.finished() || inflater.needsDictionary()) {
                    throw new BrokenPicture("the PNG has fewer rows than it says");
                }
                inflater.setInput(next());
            }
        }
    }

    private byte[] next() throws IOException {
        while (left == 0) {
            in.skip(4);
            left = in.four() & 0xFFFFFFFFL;
            if (!name().equals("IDAT")) {
                throw new BrokenPicture("the PNG has fewer rows than it says");
            }
        }
        byte[] octets = in.octets((int) Math.min(AT_ONCE, left));
        left -= octets.length;
        return octets;
    }

    private static void unfilter(byte[] row, byte[] before, int step) throws BrokenPicture {
        int filter = row[0];
        for (int i = 1; i < row.length && filter != 0; i++) {
            int left = i > step ? row[i - step] & 0xFF : 0;
            int above = before[i] & 0xFF;
            int corner = i > step ? before[i - step] & 0xFF : 0;
            row[i] += (byte)
                    switch (filter) {
                        case 1 -> left;
                        case 2 -> above;
                        case 3 -> (left + above) / 2;
                        case 4 -> paeth(left, above, corner);
                        default -> throw new BrokenPicture("the PNG has a filter that there is not");
                    };
        }
    }

    static int paeth(int left, int above, int corner) {
        int guess = left + above - corner;
        int toLeft = Math.abs(guess - left);
        int toAbove = Math.abs(guess - above);
        int toCorner = Math.abs(guess - corner);
        if (toLeft <= toAbove && toLeft <= toCorner) {
            return left;
        }
        return toAbove <= toCorner ? above : corner;
    }

    private void lookUp(byte[] row, byte[] samples) throws BrokenPicture {
        int channels = channels();
        for (int x = 0; x < width; x++) {
            int entry = row[x + 1] & 0xFF;
            if (entry * 3 + 2 >= palette.length) {
                throw new BrokenPicture("the PNG has a colour that is not in its palette");
            }
            System.arraycopy(palette, entry * 3, samples, x * channels, 3);
            if (channels == 4) {
                samples[x * 4 + 3] = entry < alpha.length ? alpha[entry] : (byte) 255;
            }
        }
    }
}
