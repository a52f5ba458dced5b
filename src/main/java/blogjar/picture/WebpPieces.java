package blogjar.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Of a WebP what makes the picture.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649#section-2.7">RFC 9649, 2.3 to 2.7: chunks, and the flags of VP8X</a>
 */
final class WebpPieces {
    private static final int HEAD = 12;
    private static final int EXIF_FLAG = 0x08;
    private static final int XMP_FLAG = 0x04;

    private WebpPieces() {}

    /** @param in behind the first four octets */
    static List<Piece> of(Octets in, long fileLength) throws IOException {
        long end = 8 + (Integer.reverseBytes(in.four()) & 0xFFFFFFFFL);
        if (in.four() != 0x57454250) {
            throw new BrokenPicture("it is no JPEG, PNG or WebP");
        }
        if (end > fileLength) {
            throw new BrokenPicture("it ends too early");
        }
        PlainPicture.Taking taking = new PlainPicture.Taking();
        taking.take(0, HEAD);
        byte[] extended = new byte[0];
        int orientation = Exif.UPRIGHT;
        boolean told = end < fileLength;
        while (in.position() + 8 <= end) {
            long start = in.position();
            String name = new String(in.octets(4), StandardCharsets.ISO_8859_1);
            long length = Integer.reverseBytes(in.four()) & 0xFFFFFFFFL;
            long padded = length + (length & 1);
            if (in.position() + length > end) {
                throw new BrokenPicture("a chunk of the WebP is longer than the file");
            }
            padded = Math.min(padded, end - in.position());
            if (name.equals("VP8X") && length >= 10 && length <= Exif.LARGEST) {
                extended = in.octets((int) padded);
                taking.take(start, start + 8);
                taking.add(extended);
            } else if (name.equals("EXIF")) {
                byte[] exif = in.octets((int) Math.min(padded, Exif.LARGEST));
                in.skip(padded - exif.length);
                orientation = orientation(exif);
                told = true;
            } else {
                in.skip(padded);
                if (name.equals("XMP ")) {
                    told = true;
                } else {
                    taking.take(start, in.position());
                }
            }
        }
        if (!told) {
            return List.of(new Piece.Taken(0, fileLength));
        }
        return whole(taking, extended, orientation);
    }

    /** Some programs write a JPEG's name before the data. */
    private static int orientation(byte[] exif) {
        int from = JpegPieces.startsWith(exif, JpegPieces.EXIF) ? JpegPieces.EXIF.length : 0;
        return Exif.orientation(java.util.Arrays.copyOfRange(exif, from, exif.length));
    }

    /** With the length of all in the head, and the flags of what is still there. */
    private static List<Piece> whole(PlainPicture.Taking taking, byte[] extended, int orientation) {
        boolean turned = extended.length > 0 && orientation != Exif.UPRIGHT;
        if (turned) {
            taking.add(exif(orientation));
        }
        if (extended.length > 0) {
            int flags = extended[0] & ~(EXIF_FLAG | XMP_FLAG);
            extended[0] = (byte) (turned ? flags | EXIF_FLAG : flags);
        }
        List<Piece> pieces = new ArrayList<>(taking.pieces());
        long length = pieces.stream().mapToLong(Piece::length).sum();
        Piece.Taken first = (Piece.Taken) pieces.get(0);
        pieces.set(
                0,
                new Piece.Own(little(HEAD)
                        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
                        .putInt((int) (length - 8))
                        .put("WEBP".getBytes(StandardCharsets.US_ASCII))
                        .array()));
        pieces.add(1, new Piece.Taken(HEAD, first.length() - HEAD));
        return pieces;
    }

    private static byte[] exif(int orientation) {
        byte[] tiff = Exif.saying(orientation);
        return little(8 + tiff.length)
                .put("EXIF".getBytes(StandardCharsets.US_ASCII))
                .putInt(tiff.length)
                .put(tiff)
                .array();
    }

    private static ByteBuffer little(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }
}
