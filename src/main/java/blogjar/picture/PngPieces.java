package blogjar.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;

/**
 * Of a PNG what makes the picture.
 *
 * @see <a href="https://www.w3.org/TR/png-3/#5Chunk-layout">PNG, third edition, 5.3 and 11.3</a>
 */
final class PngPieces {
    private static final Set<String> TOLD = Set.of("eXIf", "tEXt", "iTXt", "zTXt", "tIME", "caBX", "zxIf");
    private static final long SIGNATURE = 8;
    private static final int CRC = 4;

    private PngPieces() {}

    /** @param in behind the first four octets */
    static List<Piece> of(Octets in) throws IOException {
        if (in.four() != 0x0D0A1A0A) {
            throw new BrokenPicture("the PNG was changed as if it were a text");
        }
        PlainPicture.Taking taking = new PlainPicture.Taking();
        taking.take(0, SIGNATURE);
        String name;
        do {
            long start = in.position();
            long length = in.four() & 0xFFFFFFFFL;
            name = new String(in.octets(4), StandardCharsets.ISO_8859_1);
            if (length > Integer.MAX_VALUE) {
                throw new BrokenPicture("a chunk of the PNG is too long");
            }
            if (name.equals("eXIf") && length <= Exif.LARGEST) {
                int orientation = Exif.orientation(in.octets((int) length));
                in.skip(CRC);
                if (orientation != Exif.UPRIGHT) {
                    taking.add(chunk("eXIf", Exif.saying(orientation)));
                }
            } else {
                in.skip(length + CRC);
                if (!TOLD.contains(name)) {
                    taking.take(start, in.position());
                }
            }
        } while (!name.equals("IEND"));
        return taking.pieces();
    }

    static byte[] chunk(String name, byte[] octets) {
        ByteBuffer chunk = ByteBuffer.allocate(4 + 4 + octets.length + CRC)
                .putInt(octets.length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .put(octets);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + octets.length);
        return chunk.putInt((int) crc.getValue()).array();
    }
}
