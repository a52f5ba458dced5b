package blogjar.output;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Files with the bytes of many representations one after the other: thousands of files of their own would take a start
 * longer to open than to read, and a disk longer to be awaited for. What is new goes to a pack of its own; smaller packs, and
 * those that are needed for less than half, are written anew with it, so that there are few, and each byte is written few
 * times.
 *
 * <p>For one process, and one thread at a time.
 */
final class Packs {
    private final Path folder;

    /** What is known to be on the disk, by name. */
    private Map<String, Piece> pieces = Map.of();

    /** How long each pack is, by number. */
    private Map<Integer, Long> lengths = Map.of();

    Packs(Path folder) {
        this.folder = folder;
    }

    /**
     * Where the bytes of a release are, or would be.
     *
     * @param pieces by name
     * @param lengths of the packs that they are in, by number
     * @param made the pack that was written for it; null where none was needed
     */
    record Packing(
            Map<String, Piece> pieces,
            Map<Integer, Long> lengths,
            @Nullable Path made) {}

    /**
     * Opens packs to read from.
     *
     * @throws IOException where one is not there, or has another length
     */
    Reading open(Map<Integer, Long> found) throws IOException {
        Map<Integer, FileChannel> channels = new HashMap<>();
        Reading reading = new Reading(channels);
        try {
            for (Map.Entry<Integer, Long> pack : found.entrySet()) {
                Path file = file(pack.getKey());
                FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                channels.put(pack.getKey(), channel);
                if (channel.size() != pack.getValue()) {
                    throw new IOException(file + " has " + channel.size() + " of " + pack.getValue() + " bytes");
                }
            }
            return reading;
        } catch (NoSuchFileException gone) {
            reading.close();
            throw new IOException(gone.getFile() + " is gone", gone);
        } catch (IOException torn) {
            reading.close();
            throw torn;
        }
    }

    /** Packs that are read; several threads may read at once. */
    final class Reading implements Closeable {
        private final Map<Integer, FileChannel> channels;

        private Reading(Map<Integer, FileChannel> channels) {
            this.channels = channels;
        }

        /**
         * @return read-only and outside the heap
         * @throws IOException where they are not those that were written
         */
        ByteBuffer bytes(Piece piece) throws IOException {
            FileChannel channel = channels.get(piece.pack());
            if (channel == null) {
                throw new IOException("the manifest names no pack " + piece.pack());
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect(piece.length());
            while (bytes.hasRemaining() && channel.read(bytes, piece.offset() + bytes.position()) >= 0) {
                continue;
            }
            bytes.flip();
            if (!piece.isWhole(bytes)) {
                throw new IOException(file(piece.pack()) + " has other bytes than were written");
            }
            return bytes.asReadOnlyBuffer();
        }

        @Override
        public void close() throws IOException {
            for (FileChannel channel : channels.values()) {
                channel.close();
            }
        }
    }

    /**
     * Writes, and waits for the disk, what is not there yet; what is there stays, until the packing is {@link #use used}.
     *
     * @param needed the bytes of a release by name, in the order in which they will be read
     * @throws IOException where they can't be written; then all is as it was
     */
    Packing write(Map<String, ByteBuffer> needed) throws IOException {
        Set<Integer> stay = worthKeeping(needed);
        Map<String, Piece> all = new HashMap<>();
        Map<String, ByteBuffer> missing = new LinkedHashMap<>();
        needed.forEach((name, bytes) -> {
            Piece there = pieces.get(name);
            if (there != null && stay.contains(there.pack())) {
                all.put(name, there);
            } else {
                missing.put(name, bytes);
            }
        });
        Map<Integer, Long> packs = new HashMap<>(lengths);
        packs.keySet().retainAll(stay);
        if (missing.isEmpty()) {
            return new Packing(all, packs, null);
        }
        Files.createDirectories(folder);
        int number = freeNumber();
        packs.put(number, append(number, missing, all));
        return new Packing(all, packs, file(number));
    }

    /** The packs that are not written anew: long beside what is, and needed for half at least. */
    private Set<Integer> worthKeeping(Map<String, ByteBuffer> needed) {
        Map<Integer, Long> alive = new HashMap<>();
        long written = 0;
        for (Map.Entry<String, ByteBuffer> one : needed.entrySet()) {
            Piece there = pieces.get(one.getKey());
            if (there == null) {
                written += one.getValue().remaining();
            } else {
                alive.merge(there.pack(), (long) there.length(), Long::sum);
            }
        }
        List<Map.Entry<Integer, Long>> shortestFirst = new ArrayList<>(alive.entrySet());
        shortestFirst.sort(
                Comparator.comparing(Map.Entry<Integer, Long>::getValue).thenComparing(Map.Entry::getKey));
        Set<Integer> stay = new HashSet<>();
        for (Map.Entry<Integer, Long> pack : shortestFirst) {
            long bytes = pack.getValue();
            if (bytes <= written || 2 * bytes < lengths.getOrDefault(pack.getKey(), 0L)) {
                written += bytes;
            } else {
                stay.add(pack.getKey());
            }
        }
        return stay;
    }

    /** Of which there is no file, whoever wrote it. */
    private int freeNumber() {
        int number = 1;
        while (lengths.containsKey(number) || Files.exists(file(number))) {
            number++;
        }
        return number;
    }

    private long append(int number, Map<String, ByteBuffer> missing, Map<String, Piece> all) throws IOException {
        Path file = file(number);
        long length = 0;
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (Map.Entry<String, ByteBuffer> one : missing.entrySet()) {
                ByteBuffer rest = one.getValue().duplicate();
                String name = one.getKey();
                all.put(name, new Piece(name, rest.remaining(), Piece.checksum(rest), number, length));
                length += rest.remaining();
                while (rest.hasRemaining()) {
                    out.write(rest);
                }
            }
            out.force(true);
            WholeFile.forceNames(folder);
            return length;
        } catch (IOException full) {
            Files.deleteIfExists(file); // what no manifest names is only in the way, of a log for one
            throw full;
        }
    }

    /** From now on this is what is there; other packs go. */
    void use(Packing packing) throws IOException {
        pieces = packing.pieces();
        lengths = packing.lengths();
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<Path> used = new HashSet<>();
        lengths.keySet().forEach(number -> used.add(file(number)));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (!used.contains(file)) {
                    Files.delete(file);
                }
            }
        }
    }

    /** It was read, and is there. */
    void found(Map<String, Piece> read, Map<Integer, Long> packs) {
        pieces = Map.copyOf(read);
        lengths = Map.copyOf(packs);
    }

    private Path file(int number) {
        return folder.resolve("pack-" + number);
    }
}
