package blogjar.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Of a JPEG what makes the picture.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.1: markers and segments</a>
 */
final class JpegPieces {
    static final int START = 0xFFD8;
    static final int END = 0xD9;
    private static final int CUT = 0;
    static final int SCAN = 0xDA;
    static final int APP0 = 0xE0;
    static final int APP1 = 0xE1;
    static final int APP2 = 0xE2;
    static final int APP14 = 0xEE;
    static final int APP15 = 0xEF;
    static final int COMMENT = 0xFE;
    static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

    /** A JFIF segment without a preview: its length, name, version, density, and a preview of 0 × 0. */
    private static final int JFIF_LENGTH = 14;

    private JpegPieces() {}

    /** @param in behind the first marker */
    static List<Piece> of(Octets in) throws IOException {
        PlainPicture.Taking taking = new PlainPicture.Taking();
        taking.take(0, 2);
        boolean scanned = false;
        long start = in.position();
        int marker = marker(in);
        while (marker != END) {
            if (hasLength(marker)) {
                int length = in.two() - 2;
                if (length < 0) {
                    throw new BrokenPicture("a segment of the JPEG has no length");
                }
                boolean application = marker >= APP0 && marker <= APP15;
                byte[] segment = application ? in.octets(length) : new byte[0];
                in.skip(length - segment.length);
                if (marker != COMMENT && (!application || isOfPicture(marker, segment))) {
                    taking.take(start, in.position());
                } else if (isExif(marker, segment)) {
                    keepOrientation(segment, taking);
                }
            } else {
                taking.take(start, in.position());
            }
            start = in.position();
            if (marker == SCAN) {
                scanned = true;
                marker = afterScan(in);
                if (marker == CUT) {
                    taking.take(start, in.position());
                    return taking.pieces();
                }
                taking.take(start, in.position() - 2);
                start = in.position() - 2;
            } else {
                marker = marker(in);
            }
        }
        if (!scanned) {
            throw new BrokenPicture("there is no picture in the JPEG");
        }
        taking.take(start, in.position());
        return taking.pieces();
    }

    private static void keepOrientation(byte[] segment, PlainPicture.Taking taking) {
        int orientation = Exif.orientation(Arrays.copyOfRange(segment, EXIF.length, segment.length));
        if (orientation != Exif.UPRIGHT) {
            taking.add(exif(orientation));
        }
    }

    /** A segment that says an orientation and nothing else. */
    static byte[] exif(int orientation) {
        byte[] tiff = Exif.saying(orientation);
        int length = 2 + EXIF.length + tiff.length;
        return ByteBuffer.allocate(2 + length)
                .putShort((short) (0xFF00 | APP1))
                .putShort((short) length)
                .put(EXIF)
                .put(tiff)
                .array();
    }

    static boolean isExif(int marker, byte[] segment) {
        return marker == APP1 && startsWith(segment, EXIF);
    }

    static boolean isProfile(int marker, byte[] segment) {
        return marker == APP2 && startsWith(segment, ICC);
    }

    static boolean startsWith(byte[] segment, byte[] name) {
        return segment.length >= name.length && Arrays.equals(segment, 0, name.length, name, 0, name.length);
    }

    private static boolean isOfPicture(int marker, byte[] segment) {
        return isProfile(marker, segment)
                || marker == APP14 && startsWith(segment, ADOBE)
                || marker == APP0 && startsWith(segment, JFIF) && segment.length == JFIF_LENGTH;
    }

    /** The next marker, which may have any number of 0xFF before it. */
    static int marker(Octets in) throws IOException {
        if (in.octet() != 0xFF) {
            throw new BrokenPicture("a segment of the JPEG does not begin where it should");
        }
        int marker = in.octet();
        while (marker == 0xFF) {
            marker = in.octet();
        }
        return marker;
    }

    static boolean hasLength(int marker) {
        return marker != 0x01 && (marker < 0xD0 || marker > 0xD8);
    }

    /**
     * The marker behind the coded pixels, in which 0xFF00 is an octet and 0xFFD0 to 0xFFD7 are a part of them.
     *
     * @return 0 where the file is cut, of which browsers show what there is
     */
    private static int afterScan(Octets in) throws IOException {
        while (!in.isAtEnd()) {
            if (in.octet() == 0xFF) {
                int next = 0xFF;
                while (next == 0xFF && !in.isAtEnd()) {
                    next = in.octet();
                }
                if (next != 0 && (next < 0xD0 || next > 0xD7) && next != 0xFF) {
                    return next;
                }
            }
        }
        return CUT;
    }
}
