package blogjar.output;

import blogjar.diagnostic.Problem;
import blogjar.output.ReleaseManifest.Entry;
import blogjar.output.ReleaseManifest.Piece;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The last good release on disk: a manifest, and the bytes in files that are named by their hash, so that a release that
 * changed little costs little. The manifest is put in place last, when all else is on the disk, and what only the former one
 * needs goes after that; so at any moment there is one whole release or the other. What is read is checked by length and
 * checksum, and nothing of it is used unless all of it is whole.
 *
 * <p>For one process, and one thread at a time.
 */
public final class ReleaseFolder {
    static final String MANIFEST = "manifest";
    static final String PIECES = "pieces";

    private final Path folder;
    private final Path pieces;

    /** The names of the pieces that are known to be whole. */
    private final Set<String> whole = ConcurrentHashMap.newKeySet();

    private byte[] manifest = {};

    /** @param folder made when something is written */
    public ReleaseFolder(Path folder) {
        this.folder = folder;
        this.pieces = folder.resolve(PIECES);
    }

    /**
     * The release as it was written last; empty where there is none, or not a whole one.
     *
     * @param identity of the site and of the settings that it is made with; a release of another one is as if not there
     * @param problems told of what is damaged
     */
    public Optional<Release> read(String identity, Consumer<Problem> problems) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(MANIFEST));
            ReleaseManifest found = ReleaseManifest.parse(bytes);
            if (!found.identity().equals(identity)) {
                return Optional.empty();
            }
            Map<String, Resource> resources = new ConcurrentHashMap<>();
            Queue<Former> formers = new ConcurrentLinkedQueue<>();
            found.entries().parallelStream().forEach(entry -> {
                Instant until = entry.until();
                if (until == null) {
                    resources.put(entry.path(), resource(entry));
                } else {
                    formers.add(new Former(resource(entry), until));
                }
            });
            ReadyForms.join(resources);
            manifest = bytes;
            return Optional.of(new Release(resources.values(), List.copyOf(formers), Map.of()));
        } catch (NoSuchFileException first) {
            return Optional.empty();
        } catch (ReleaseManifest.Torn torn) {
            problems.accept(damaged(folder.resolve(MANIFEST) + ": " + torn.getMessage()));
        } catch (IOException unreadable) {
            problems.accept(damaged(unreadable.toString()));
        } catch (UncheckedIOException torn) {
            problems.accept(damaged(String.valueOf(torn.getMessage())));
        }
        whole.clear();
        return Optional.empty();
    }

    private static Problem damaged(String why) {
        return Problem.notice("the release that was kept for this start is damaged and is not used: " + why)
                .fix("nothing: it is written again when the blog is built");
    }

    private Resource resource(Entry entry) {
        Piece bytes = entry.bytes();
        FileState origin = entry.origin();
        if (bytes == null) {
            if (origin == null) {
                throw new UncheckedIOException(new IOException("the manifest names no bytes for " + entry.path()));
            }
            return Resource.inFile(entry.path(), origin, entry.modified());
        }
        return Resource.kept(entry.path(), bytes.name(), entry.modified(), bytes(bytes), coded(entry), origin)
                .leadingTo(entry.target());
    }

    private @Nullable List<Representation> coded(Entry entry) {
        Map<String, Piece> kept = entry.coded();
        if (kept == null) {
            return null;
        }
        List<Representation> coded = new ArrayList<>();
        kept.forEach((coding, piece) -> coded.add(Resource.coded(coding, piece.name(), bytes(piece))));
        return coded;
    }

    private ByteBuffer bytes(Piece piece) {
        Path file = pieces.resolve(piece.name());
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            if (in.size() != piece.length()) {
                throw new IOException(file + " has " + in.size() + " of " + piece.length() + " bytes");
            }
            ByteBuffer bytes = ByteBuffer.allocateDirect(piece.length());
            while (bytes.hasRemaining() && in.read(bytes) >= 0) {
                continue;
            }
            bytes.flip();
            if (!piece.isWhole(bytes)) {
                throw new IOException(file + " has other bytes than were written");
            }
            whole.add(piece.name());
            return bytes.asReadOnlyBuffer();
        } catch (NoSuchFileException gone) {
            throw new UncheckedIOException(new IOException(file + " is gone"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Puts a release in place of the one that was kept. Takes its time, as it compresses what is not compressed yet.
     *
     * @param identity of the site and of the settings that it is made with
     * @throws IOException where it can't be written; then the former one is as it was
     */
    public void write(String identity, Release release) throws IOException {
        release.prepare();
        Map<String, ByteBuffer> needed = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        release.resources().forEach(resource -> entries.add(entry(resource, null, needed)));
        release.formers().forEach(former -> entries.add(entry(former.resource(), former.until(), needed)));
        entries.sort(Comparator.comparing(Entry::path));
        byte[] next = new ReleaseManifest(identity, entries).print();
        if (Arrays.equals(next, manifest)) {
            return;
        }
        Files.createDirectories(pieces);
        writePieces(needed);
        WholeFile.write(folder.resolve(MANIFEST), next);
        manifest = next;
        removeOthers(needed.keySet());
    }

    private static Entry entry(Resource resource, @Nullable Instant until, Map<String, ByteBuffer> needed) {
        Piece bytes =
                resource.identity().map(plain -> piece(plain.bytes(), needed)).orElse(null);
        Map<String, Piece> coded = new LinkedHashMap<>();
        if (bytes != null) {
            resource.own().forEach(form -> coded.put(String.valueOf(form.coding()), piece(form.bytes(), needed)));
        }
        return new Entry(
                resource.path(),
                resource.lastModified(),
                bytes,
                coded,
                resource.origin(),
                resource.target().orElse(null),
                until);
    }

    private static Piece piece(ByteBuffer bytes, Map<String, ByteBuffer> needed) {
        Piece piece = Piece.of(bytes);
        needed.put(piece.name(), bytes);
        return piece;
    }

    /** All are written first and awaited then, so that the disk has them in few goes. */
    private void writePieces(Map<String, ByteBuffer> needed) throws IOException {
        Set<String> missing = new HashSet<>(needed.keySet());
        missing.removeAll(whole);
        try {
            for (String name : missing) {
                WholeFile.writeThrough(pieces.resolve(name), Objects.requireNonNull(needed.get(name)));
            }
            for (String name : missing) {
                WholeFile.force(pieces.resolve(name));
            }
            WholeFile.forceNames(pieces);
        } catch (IOException full) {
            for (String name : missing) { // what no manifest names is only in the way, of a log for one
                Files.deleteIfExists(pieces.resolve(name));
            }
            throw full;
        }
        whole.addAll(missing);
    }

    private void removeOthers(Set<String> needed) throws IOException {
        whole.retainAll(needed);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(pieces)) {
            for (Path file : files) {
                if (!needed.contains(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
    }
}
