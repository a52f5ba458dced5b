package blogjar.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Exif data, as far as they say which side of a picture is up.
 *
 * @see <a href="https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf">Exif 2.3, 4.5 and 4.6.4: the structure of TIFF, and tag 0x0112</a>
 */
public final class Exif {
    static final int UPRIGHT = 1;

    /** In octets; what is longer is not looked at. */
    static final int LARGEST = 1 << 16;

    private static final int ORIENTATION = 0x0112;
    private static final int HEAD = 8;
    private static final int ENTRY = 12;

    private Exif() {}

    /**
     * The orientation, 1 to 8.
     *
     * @param tiff the data, from the order of bytes on
     * @return 1 where they say none
     */
    public static int orientation(byte[] tiff) {
        if (tiff.length < HEAD) {
            return UPRIGHT;
        }
        ByteBuffer at = ByteBuffer.wrap(tiff).order(tiff[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = at.getInt(4);
        if (directory < HEAD || directory > tiff.length - 2) {
            return UPRIGHT;
        }
        int entries = at.getShort(directory) & 0xFFFF;
        for (int entry = directory + 2; entries > 0 && entry + ENTRY <= tiff.length; entry += ENTRY, entries--) {
            if ((at.getShort(entry) & 0xFFFF) == ORIENTATION) {
                int value = at.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Data that say an orientation and nothing else. */
    static byte[] saying(int orientation) {
        return ByteBuffer.allocate(HEAD + 2 + ENTRY + 4)
                .putInt(0x4D4D002A)
                .putInt(HEAD)
                .putShort((short) 1)
                .putShort((short) ORIENTATION)
                .putShort((short) 3) // a number of 16 bits
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0)
                .putInt(0)
                .array();
    }
}
