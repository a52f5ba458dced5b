package blogjar.logfile;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A file that grows, is begun anew by {@link Rotation}, and that others may move away or cut short meanwhile. */
class LogFile implements Sheet {
    private static final long LOOK_EVERY = TimeUnit.SECONDS.toNanos(1);
    private static final long REST = TimeUnit.MINUTES.toNanos(1);

    private final Path file;
    private final Rotation rotation;
    private final Archives archives;
    private final Clock clock;
    private final long lookEvery;
    private @Nullable FileChannel out;
    private @Nullable Object key;
    private long looked;

    /** Whether it has an end that can be looked at and taken back, which a pipe has not. */
    private boolean regular;

    private LocalDate day;
    private long rested;

    /** @param clock whose zone says when a day ends */
    LogFile(Path file, Rotation rotation, Archives archives, Clock clock) {
        this(file, rotation, archives, clock, LOOK_EVERY);
    }

    /** @param lookEvery nanoseconds after which it is looked whether the file is still in its place */
    LogFile(Path file, Rotation rotation, Archives archives, Clock clock, long lookEvery) {
        this.file = file;
        this.rotation = rotation;
        this.archives = archives;
        this.clock = clock;
        this.lookEvery = lookEvery;
        this.day = LocalDate.now(clock);
        this.rested = System.nanoTime();
    }

    void open() throws IOException {
        openFile();
        archives.tidy();
    }

    private FileChannel openFile() throws IOException {
        FileChannel opened = channel();
        out = opened;
        regular = Files.isRegularFile(file);
        key = key();
        looked = System.nanoTime();
        day = LocalDate.now(clock);
        if (regular && opened.size() > 0) {
            day = LocalDate.ofInstant(Files.getLastModifiedTime(file).toInstant(), clock.getZone());
            endTornLine(opened);
        }
        return opened;
    }

    FileChannel channel() throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND);
    }

    /** What a power cut left of a line must not become the beginning of the next one. */
    private void endTornLine(FileChannel opened) throws IOException {
        ByteBuffer last = ByteBuffer.allocate(1);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            in.read(last, in.size() - 1);
        } catch (AccessDeniedException writeOnly) {
            return; // then nobody knows
        }
        if (last.get(0) != '\n') {
            opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
    }

    /** Writes at once; after a failure the next call opens the file again. */
    @Override
    public void write(ByteBuffer lines) throws IOException {
        FileChannel channel = ready(lines.remaining());
        int from = lines.position();
        try {
            while (lines.hasRemaining()) {
                channel.write(lines);
            }
        } catch (IOException full) {
            takeBackHalfLine(channel, lines, from);
            shut();
            throw full;
        }
    }

    private void takeBackHalfLine(FileChannel channel, ByteBuffer lines, int from) throws IOException {
        int whole = lines.position();
        while (whole > from && lines.get(whole - 1) != '\n') {
            whole--;
        }
        int half = lines.position() - whole;
        lines.position(whole);
        if (half > 0 && regular) {
            channel.truncate(channel.size() - half);
        }
    }

    private FileChannel ready(int coming) throws IOException {
        FileChannel channel = out;
        if (channel != null && System.nanoTime() - looked >= lookEvery) {
            looked = System.nanoTime();
            if (!Objects.equals(key, key())) {
                shut();
                channel = null;
            }
        }
        if (channel == null) {
            channel = openFile();
        }
        return isFull(channel, coming) ? anew() : channel;
    }

    private boolean isFull(FileChannel channel, int coming) throws IOException {
        if (!rotation.isOn() || !regular || channel.size() == 0 || System.nanoTime() - rested < 0) {
            return false;
        }
        return rotation.size() > 0 && channel.size() + coming > rotation.size()
                || rotation.daily() && LocalDate.now(clock).isAfter(day);
    }

    /** Where the old file can't be put away, it grows on: lines are worth more than order. */
    private FileChannel anew() throws IOException {
        shut();
        if (archives.take()) {
            archives.tidy();
        } else {
            rested = System.nanoTime() + REST;
        }
        return openFile();
    }

    private @Nullable Object key() throws IOException {
        try {
            return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
        } catch (NoSuchFileException moved) {
            return null;
        }
    }

    private void shut() throws IOException {
        FileChannel old = out;
        out = null;
        if (old != null) {
            old.close();
        }
    }

    @Override
    public void close() throws IOException {
        shut();
        archives.close();
    }
}
