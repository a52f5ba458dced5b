package blogjar.output;

import blogjar.diagnostic.Problem;
import blogjar.output.ReleaseManifest.Entry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The last good release on disk: a manifest, and the bytes in {@link Packs}, so that a release that changed little costs
 * little. The manifest is put in place last, when all else is on the disk, and what only the former one
 * needs goes after that; so at any moment there is one whole release or the other. What is read is checked by length and
 * checksum, and nothing of it is used unless all of it is whole.
 *
 * <p>For one process, and one thread at a time.
 */
public final class ReleaseFolder {
    static final String MANIFEST = "manifest";
    static final String PACKS = "packs";

    private final Path folder;
    private final Packs packs;

    private byte[] manifest = {};

    /** @param folder made when something is written */
    public ReleaseFolder(Path folder) {
        this.folder = folder;
        this.packs = new Packs(folder.resolve(PACKS));
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
            Release release = release(found);
            packs.found(pieces(found), found.packs());
            manifest = bytes;
            return Optional.of(release);
        } catch (NoSuchFileException first) {
            return Optional.empty();
        } catch (ReleaseManifest.Torn torn) {
            problems.accept(damaged(folder.resolve(MANIFEST) + ": " + torn.getMessage()));
        } catch (IOException | UncheckedIOException torn) {
            problems.accept(damaged(String.valueOf(torn.getMessage())));
        }
        return Optional.empty();
    }

    private static Problem damaged(String why) {
        return Problem.notice("the release that was kept for this start is damaged and is not used: " + why)
                .fix("nothing: it is written again when the blog is built");
    }

    private Release release(ReleaseManifest found) throws IOException {
        try (Packs.Reading in = packs.open(found.packs())) {
            Map<String, Resource> resources = new ConcurrentHashMap<>();
            Queue<Former> formers = new ConcurrentLinkedQueue<>();
            found.entries().parallelStream().forEach(entry -> {
                Instant until = entry.until();
                if (until == null) {
                    resources.put(entry.path(), resource(entry, in));
                } else {
                    formers.add(new Former(resource(entry, in), until));
                }
            });
            ReadyForms.join(resources);
            return new Release(resources.values(), List.copyOf(formers), Map.of());
        }
    }

    private static Resource resource(Entry entry, Packs.Reading in) {
        Piece bytes = entry.bytes();
        FileState origin = entry.origin();
        try {
            if (bytes != null) {
                List<Representation> coded = new ArrayList<>();
                for (Map.Entry<String, Piece> form : entry.coded().entrySet()) {
                    Piece piece = form.getValue();
                    coded.add(Resource.coded(form.getKey(), piece.name(), in.bytes(piece)));
                }
                return Resource.kept(entry.path(), bytes.name(), entry.modified(), in.bytes(bytes), coded, origin)
                        .leadingTo(entry.target());
            }
            if (origin == null) {
                throw new IOException("the manifest names no bytes for " + entry.path());
            }
            return Resource.inFile(entry.path(), origin, entry.modified());
        } catch (IOException torn) {
            throw new UncheckedIOException(torn.getMessage(), torn);
        }
    }

    private static Map<String, Piece> pieces(ReleaseManifest manifest) {
        Map<String, Piece> pieces = new HashMap<>();
        for (Entry entry : manifest.entries()) {
            if (entry.bytes() != null) {
                pieces.put(entry.bytes().name(), entry.bytes());
            }
            entry.coded().values().forEach(piece -> pieces.put(piece.name(), piece));
        }
        return pieces;
    }

    /**
     * Puts a release in place of the one that was kept. Takes its time, as it compresses what is not compressed yet.
     *
     * @param identity of the site and of the settings that it is made with
     * @throws IOException where it can't be written; then the former one is as it was
     */
    public void write(String identity, Release release) throws IOException {
        release.prepare();
        List<Kept> all = new ArrayList<>();
        release.resources().stream()
                .sorted(Comparator.comparing(Resource::path))
                .forEach(resource -> all.add(Kept.of(resource, null)));
        release.formers().forEach(former -> all.add(Kept.of(former.resource(), former.until())));
        Map<String, ByteBuffer> needed = new LinkedHashMap<>();
        all.forEach(kept -> kept.forms().forEach(form -> needed.putIfAbsent(form.hash(), form.bytes())));
        Packs.Packing packing = packs.write(needed);
        List<Entry> entries =
                all.stream().map(kept -> kept.entry(packing.pieces())).toList();
        byte[] next = new ReleaseManifest(identity, packing.lengths(), entries).print();
        if (Arrays.equals(next, manifest)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve(MANIFEST), next);
        } catch (IOException full) {
            Path made = packing.made();
            if (made != null) {
                Files.deleteIfExists(made);
            }
            throw full;
        }
        manifest = next;
        packs.use(packing);
    }

    /**
     * A resource as it was at a moment, as a form may be added to it meanwhile.
     *
     * @param forms what is kept of it: its bytes as they are, and as they were compressed here
     */
    private record Kept(
            Resource resource,
            List<Representation> forms,
            @Nullable Instant until) {
        static Kept of(Resource resource, @Nullable Instant until) {
            List<Representation> forms = resource.identity().stream()
                    .flatMap(plain -> Stream.concat(Stream.of(plain), resource.own().stream()))
                    .toList();
            return new Kept(resource, forms, until);
        }

        Entry entry(Map<String, Piece> pieces) {
            Piece bytes = null;
            Map<String, Piece> coded = new LinkedHashMap<>();
            for (Representation form : forms) {
                Piece piece = Objects.requireNonNull(pieces.get(form.hash()));
                String coding = form.coding();
                if (coding == null) {
                    bytes = piece;
                } else {
                    coded.put(coding, piece);
                }
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
    }
}
