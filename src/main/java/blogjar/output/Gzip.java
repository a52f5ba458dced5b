package blogjar.output;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Gzip at its best level: it is done once and sent many times (RFC 1952). */
public final class Gzip {
    /** No time, no name, deflate, slowest; so the same bytes always give the same bytes. */
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, (byte) 0xff};

    private static final int TRAILER = 8;

    private Gzip() {}

    /** The compressed form; the buffer's position is left alone. */
    public static byte[] compress(ByteBuffer bytes) {
        ByteBuffer source = bytes.duplicate();
        CRC32 crc = new CRC32();
        crc.update(source.duplicate());
        int length = source.remaining();
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        try (ByteArrayOutputStream out = new ByteArrayOutputStream(HEADER.length + length / 3 + TRAILER)) {
            out.write(HEADER);
            deflater.setInput(source);
            deflater.finish();
            byte[] chunk = new byte[8192];
            while (!deflater.finished()) {
                out.write(chunk, 0, deflater.deflate(chunk));
            }
            writeInt((int) crc.getValue(), out);
            writeInt(length, out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
    }

    private static void writeInt(int value, ByteArrayOutputStream out) {
        for (int shift = 0; shift < 32; shift += 8) {
            out.write(value >>> shift);
        }
    }
}
