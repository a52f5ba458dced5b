package blogjar.cli;

import blogjar.text.Fingerprint;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.HexFormat;

/** Which program this is, by its content: two that may write other pages are told apart. */
final class OwnProgram {
    private static final int END = 0x06054B50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 1 << 16;

    private OwnProgram() {}

    /** Of the jar and of Java. A program that runs from anything else than one jar is known to itself only. */
    static String fingerprint() {
        Fingerprint all = new Fingerprint()
                .add(Runtime.version().toString())
                .add(System.getProperty("java.vendor", ""))
                .add(System.getProperty("os.name", ""));
        byte[] names = names();
        if (names.length > 0) {
            all.add(names);
        } else {
            ProcessHandle own = ProcessHandle.current();
            all.add(own.pid()).add(own.info().startInstant().toString());
        }
        return HexFormat.of().formatHex(all.digest());
    }

    /** The jar's list of its files, in which each has its length and checksum; empty where there is no such jar. */
    private static byte[] names() {
        CodeSource source = OwnProgram.class.getProtectionDomain().getCodeSource();
        boolean several = System.getProperty("java.class.path", "").contains(File.pathSeparator);
        try {
            Path jar = source == null || several
                    ? null
                    : Path.of(source.getLocation().toURI());
            return jar == null || !Files.isRegularFile(jar) ? new byte[0] : names(jar);
        } catch (IOException | URISyntaxException | IllegalArgumentException | FileSystemNotFoundException unusual) {
            return new byte[0]; // known to itself only
        }
    }

    /** @see <a href="https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT">APPNOTE 4.3.16, end of central directory record</a> */
    private static byte[] names(Path jar) throws IOException {
        try (FileChannel in = FileChannel.open(jar)) {
            long from = Math.max(0, in.size() - END_LENGTH - LONGEST_COMMENT);
            ByteBuffer tail = read(in, from, (int) (in.size() - from));
            for (int at = tail.limit() - END_LENGTH; at >= 0; at--) {
                if (tail.getInt(at) == END) {
                    return read(in, Integer.toUnsignedLong(tail.getInt(at + 16)), tail.getInt(at + 12))
                            .array();
                }
            }
            return new byte[0];
        }
    }

    private static ByteBuffer read(FileChannel in, long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining() && in.read(bytes, from + bytes.position()) >= 0) {
            continue;
        }
        return bytes.flip();
    }
}
