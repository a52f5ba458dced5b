package blogjar.output;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The bytes of one representation, in a pack on disk.
 *
 * @param name the hash of the bytes
 * @param checksum of the bytes, CRC32C: enough to find what is torn, and a tenth of the time of a hash
 * @param pack the number of the file that they are in
 * @param offset where in that file they begin
 */
record Piece(String name, int length, long checksum, int pack, long offset) {
    boolean isWhole(ByteBuffer bytes) {
        return bytes.remaining() == length && checksum(bytes) == checksum;
    }

    static long checksum(ByteBuffer bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.duplicate());
        return crc.getValue();
    }
}
