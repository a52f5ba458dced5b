package blogjar.acme.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lock by which certbot keeps another certbot out of its folder ({@code certbot/_internal/lock.py}): a lock of the system on a file
 * that goes with it. While we hold it, certbot ends with "Another instance of Certbot is already running", so it is held for moments.
 */
final class CertbotLock implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;

    private CertbotLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Empty where somebody else has it. */
    static Optional<CertbotLock> take(Path folder) throws IOException {
        Path file = folder.resolve(".certbot.lock");
        while (true) {
            Object before = identity(file);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                return Optional.empty();
            }
            Object after = identity(file);
            if (after != null && after.equals(before)) { // it was not taken away as we waited, nor made anew
                return Optional.of(new CertbotLock(file, channel));
            }
            channel.close();
        }
    }

    /** The same, asked for until it is free or the patience is at its end. */
    static Optional<CertbotLock> await(Path folder, Duration patience) throws IOException {
        long start = System.nanoTime();
        Optional<CertbotLock> lock = take(folder);
        while (lock.isEmpty() && System.nanoTime() - start < patience.toNanos()) {
            try {
                TimeUnit.SECONDS.sleep(1);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
            lock = take(folder);
        }
        return lock;
    }

    /** On a network's file system without locks certbot can't work, so it is not waited for. */
    private static boolean lock(FileChannel channel) {
        try {
            FileLock got = channel.tryLock();
            return got != null;
        } catch (OverlappingFileLockException ours) {
            return false;
        } catch (IOException noLocks) {
            return true;
        }
    }

    /** What tells a file from another of the same name; null where there is none. */
    private static @Nullable Object identity(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return attributes.fileKey() == null ? file : attributes.fileKey();
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    /** The file goes first: who waits for it then finds that it is another one. */
    @Override
    public void close() throws IOException {
        try {
            Files.deleteIfExists(file);
        } finally {
            channel.close();
        }
    }
}
