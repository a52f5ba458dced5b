package blogjar.build;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** A file of numbers, bytes and texts that a build leaves to the next one, with a checksum at its end by which one that is not whole is known. */
final class KeptFile {
    private static final int AT_ONCE = 1 << 16;

    private KeptFile() {}

    /** What a file holds before its checksum; null where it is not there, or not whole. */
    static @Nullable ByteBuffer read(Path file) {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (IOException none) {
            return null;
        }
        int end = bytes.length - Long.BYTES;
        return end >= 0 && checksum(bytes, end) == ByteBuffer.wrap(bytes).getLong(end)
                ? ByteBuffer.wrap(bytes, 0, end)
                : null;
    }

    private static long checksum(byte[] bytes, int end) {
        CRC32 sum = new CRC32();
        sum.update(bytes, 0, end);
        return sum.getValue();
    }

    /** Writes something. */
    interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    /** Writes a file with its checksum at the end. */
    static void write(Path file, Writing all) throws IOException {
        CRC32 sum = new CRC32();
        try (OutputStream plain = Files.newOutputStream(file);
                DataOutputStream out =
                        new DataOutputStream(new BufferedOutputStream(new CheckedOutputStream(plain, sum), AT_ONCE))) {
            all.to(out);
            out.flush();
            out.writeLong(sum.getValue());
        }
    }

    static void bytes(byte[] bytes, DataOutputStream out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static void text(String text, DataOutputStream out) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8), out);
    }

    static byte[] bytes(ByteBuffer in) {
        byte[] bytes = new byte[in.getInt()];
        in.get(bytes);
        return bytes;
    }

    static String text(ByteBuffer in) {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }
}
