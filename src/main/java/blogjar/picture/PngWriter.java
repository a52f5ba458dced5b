package blogjar.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/**
 * Writes a PNG of 8 bits.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#9Filters">PNG, third edition, 9, and 12.7 for the choice of filters</a>
 */
final class PngWriter {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int FILTERS = 5;
    private static final int AT_ONCE = 1 << 14;

    private PngWriter() {}

    /**
     * The file of a picture.
     *
     * @param samples by rows, a sample of each channel for each pixel
     * @param channels 1 grey, 2 grey and opacity, 3 colours, 4 colours and opacity
     * @param head chunks that it begins with
     */
    static byte[] write(byte[] samples, int width, int height, int channels, byte[] head) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(SIGNATURE);
        byte kind = (byte) new int[] {0, 0, 4, 2, 6}[channels];
        out.writeBytes(PngPieces.chunk(
                "IHDR",
                ByteBuffer.allocate(13)
                        .putInt(width)
                        .putInt(height)
                        .put((byte) 8)
                        .put(kind)
                        .array()));
        out.writeBytes(head);
        out.writeBytes(PngPieces.chunk("IDAT", deflated(samples, width * channels, height, channels)));
        out.writeBytes(PngPieces.chunk("IEND", new byte[0]));
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] samples, int length, int height, int step) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[AT_ONCE];
        byte[] before = new byte[length];
        try {
            for (int y = 0; y < height; y++) {
                byte[] row = Arrays.copyOfRange(samples, y * length, (y + 1) * length);
                deflater.setInput(filtered(row, before, step));
                before = row;
                while (!deflater.needsInput()) {
                    out.write(buffer, 0, deflater.deflate(buffer));
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** By the filter that leaves the smallest numbers. */
    private static byte[] filtered(byte[] row, byte[] before, int step) {
        byte[] best = {};
        long least = Long.MAX_VALUE;
        for (int filter = 0; filter < FILTERS; filter++) {
            byte[] line = new byte[row.length + 1];
            line[0] = (byte) filter;
            long sum = 0;
            for (int i = 0; i < row.length; i++) {
                int left = i >= step ? row[i - step] & 0xFF : 0;
                int above = before[i] & 0xFF;
                int corner = i >= step ? before[i - step] & 0xFF : 0;
                int guess = switch (filter) {
                    case 0 -> 0;
                    case 1 -> left;
                    case 2 -> above;
                    case 3 -> (left + above) / 2;
                    default -> PngReader.paeth(left, above, corner);
                };
                line[i + 1] = (byte) (row[i] - guess);
                sum += Math.abs(line[i + 1]);
            }
            if (sum < least) {
                least = sum;
                best = line;
            }
        }
        return best;
    }
}
