package blogjar.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A file that grows and that others may move away or cut short meanwhile. For one thread. */
final class LogFile implements AccessLog.Sheet {
    private final Path file;
    private final long lookEvery;
    private @Nullable OutputStream out;
    private @Nullable Object key;
    private long looked;

    LogFile(Path file) {
        this(file, TimeUnit.SECONDS.toNanos(1));
    }

    /** @param lookEvery nanoseconds after which it is looked whether the file is still in its place */
    LogFile(Path file, long lookEvery) {
        this.file = file;
        this.lookEvery = lookEvery;
    }

    void open() throws IOException {
        out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        key = key();
        looked = System.nanoTime();
    }

    /** Writes at once; after a failure the next call opens the file again. */
    @Override
    public void write(byte[] bytes) throws IOException {
        if (out != null && System.nanoTime() - looked >= lookEvery) {
            looked = System.nanoTime();
            if (!Objects.equals(key, key())) {
                close();
            }
        }
        if (out == null) {
            open();
        }
        try {
            Objects.requireNonNull(out).write(bytes);
        } catch (IOException full) {
            close();
            throw full;
        }
    }

    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException moved) {
            return null;
        }
    }

    @Override
    public void close() throws IOException {
        OutputStream old = out;
        out = null;
        if (old != null) {
            old.close();
        }
    }
}
