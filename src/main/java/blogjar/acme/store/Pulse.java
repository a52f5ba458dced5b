package blogjar.acme.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** A lock of the system that ends with its process, so that another on the same machine need not wait to see that it died. */
final class Pulse implements AutoCloseable {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    private final Path file;
    private final @Nullable FileChannel channel;

    private Pulse(Path file, @Nullable FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Where the file system knows no locks there is none, and {@link #kernel} of it is empty. */
    static Pulse begin(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (isFree(channel)) {
            return new Pulse(file, channel);
        }
        channel.close();
        return new Pulse(file, null);
    }

    /** Takes the lock, where it can be had. */
    private static boolean isFree(FileChannel channel) {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException | IOException unknown) {
            return false;
        }
    }

    /** That on which the lock can be seen; empty where that is not known. */
    String kernel() {
        return channel == null ? "" : boot();
    }

    /** The running system's kernel since it was started, the same in all its containers; empty on other systems. */
    static String boot() {
        try {
            return Files.readString(BOOT).strip();
        } catch (IOException otherSystem) {
            return "";
        }
    }

    /** Whether the process that began it has ended. Never to be asked of one's own: closing a file ends all its locks. */
    static boolean hasEnded(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            return isFree(channel);
        } catch (NoSuchFileException none) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            Files.deleteIfExists(file);
            channel.close();
        }
    }
}
