package blogjar.output;

import blogjar.text.UtcDate;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is published under one path, with everything that a response says about it (RFC 9110, 3.1).
 *
 * <p>Its bytes are in memory, or in a file where they are many. It does not change but for one thing: the compressed form
 * is made when it is first asked for and then kept, and one that takes longer is added behind the serving.
 */
public final class Resource implements Entry {
    /** Below this a packet is a packet, compressed or not. */
    private static final int LEAST_TO_COMPRESS = 256;

    /** As long as the field that tells of the coding. */
    static final int LEAST_TO_SAVE = 32;

    static final String BROTLI = "br";

    private final String path;
    private final String mediaType;
    private final String etag;
    private final Instant lastModified;
    private final String cacheControl;
    private final long length;
    private final boolean compressible;
    private final @Nullable Representation identity;
    private final @Nullable FileState origin;

    /** Forms that another program made. */
    private final List<Representation> ready;

    /** The value of Location; null where this is no redirect. */
    private final @Nullable String target;

    /** Null as long as nobody asked: to write a date takes as long as to read a page. */
    private volatile @Nullable String lastModifiedDate;

    /** Null as long as nobody asked; written at most a few times, always with equal bytes. */
    private volatile @Nullable List<Representation> coded;

    /** Whether it was seen that Brotli is of no use. */
    private volatile boolean complete;

    private Resource(
            String path,
            String hash,
            Instant lastModified,
            long length,
            @Nullable ByteBuffer bytes,
            @Nullable List<Representation> coded,
            List<Representation> ready,
            @Nullable FileState origin,
            @Nullable String target) {
        this.path = path;
        this.mediaType = MediaTypes.of(path);
        this.etag = '"' + hash + '"';
        this.lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
        this.cacheControl = CachePolicy.of(path);
        this.length = length;
        this.identity = bytes == null ? null : new Representation(null, etag, bytes);
        this.origin = origin;
        this.target = target;
        this.compressible = bytes != null && length >= LEAST_TO_COMPRESS && MediaTypes.isCompressible(mediaType);
        this.coded = compressible ? coded : List.of();
        this.ready = ready;
    }

    /**
     * @param hash of the bytes
     * @param lastModified not later than now
     * @param origin the file they were read from, or null
     */
    static Resource inMemory(String path, byte[] bytes, String hash, Instant lastModified, @Nullable FileState origin) {
        return new Resource(path, hash, lastModified, bytes.length, offHeap(bytes), null, List.of(), origin, null);
    }

    /** Sent from the file; its entity tag is of the file's time and length, as the bytes are too many to be read. */
    static Resource inFile(String path, FileState file, Instant now) {
        Instant modified = file.modified().isAfter(now) ? now : file.modified();
        return new Resource(path, ContentHash.of(file), modified, file.length(), null, null, List.of(), file, null);
    }

    /**
     * A file as it is now, which is sent from the disk.
     *
     * @throws IOException where its length and time can't be read
     */
    public static Resource ofFile(String path, Path file) throws IOException {
        FileState state = FileState.of(file, Files.readAttributes(file, BasicFileAttributes.class));
        return inFile(path, state, Instant.now());
    }

    /**
     * As it was when it was kept.
     *
     * @param hash of the bytes
     * @param bytes read-only and outside the heap
     * @param coded the compressed forms; null where it had not been compressed yet
     */
    static Resource kept(
            String path,
            String hash,
            Instant lastModified,
            ByteBuffer bytes,
            @Nullable List<Representation> coded,
            @Nullable FileState origin) {
        return new Resource(path, hash, lastModified, bytes.remaining(), bytes, coded, List.of(), origin, null);
    }

    /** Its entity tag is of its own bytes, as those that another program compressed may change while the plain ones don't. */
    static Representation coded(String coding, ByteBuffer bytes) {
        return coded(coding, ContentHash.of(bytes), bytes);
    }

    static Representation coded(String coding, String hash, ByteBuffer bytes) {
        return new Representation(coding, '"' + hash + "-" + coding + '"', bytes);
    }

    /** The same with forms that were compressed by another program; itself where it has these. */
    Resource with(List<Representation> forms) {
        if (forms.equals(ready)) {
            return this;
        }
        ByteBuffer bytes = identity == null ? null : identity.bytes();
        return new Resource(
                path, etag.substring(1, etag.length() - 1), lastModified, length, bytes, null, forms, origin, target);
    }

    /**
     * The same as a redirect.
     *
     * @param location an address, or a path on the host; null for no redirect
     */
    Resource leadingTo(@Nullable String location) {
        if (Objects.equals(target, location)) {
            return this;
        }
        String hash = etag.substring(1, etag.length() - 1);
        ByteBuffer bytes = identity == null ? null : identity.bytes();
        return new Resource(path, hash, lastModified, length, bytes, coded, ready, origin, location);
    }

    static ByteBuffer offHeap(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
    }

    /** Itself. */
    @Override
    public Optional<Resource> resource() {
        return Optional.of(this);
    }

    /** From the site's root, decoded, no leading slash. */
    public String path() {
        return path;
    }

    /** The value of Content-Type. */
    public String mediaType() {
        return mediaType;
    }

    /** The entity tag of the bytes as they are, quotes included. */
    public String etag() {
        return etag;
    }

    /** Whole seconds, never in the future. */
    public Instant lastModified() {
        return lastModified;
    }

    /** The value of Last-Modified. */
    public String lastModifiedDate() {
        String known = lastModifiedDate;
        if (known == null) {
            known = UtcDate.of(lastModified);
            lastModifiedDate = known;
        }
        return known;
    }

    /** The value of Cache-Control. */
    public String cacheControl() {
        return cacheControl;
    }

    /** In bytes, without a coding. */
    public long length() {
        return length;
    }

    /** Where a client is sent that asks for it, as an address or a path on the host; empty where it is shown. */
    public Optional<String> target() {
        return Optional.ofNullable(target);
    }

    /** The bytes as they are; empty where they are in a {@link #file()}. */
    public Optional<Representation> identity() {
        return Optional.ofNullable(identity);
    }

    /** The file to send; empty where the bytes are in memory. */
    public Optional<Path> file() {
        return identity == null && origin != null ? Optional.of(origin.file()) : Optional.empty();
    }

    /** Whether the response depends on Accept-Encoding. */
    public boolean isCompressible() {
        return compressible;
    }

    /** Whether {@link #coded()} answers at once. */
    public boolean isPrepared() {
        return coded != null;
    }

    /**
     * The compressed forms that are smaller, which may be more later. The first call takes its time. Two threads may both do the work, with the same
     * result, so that none waits for another.
     */
    public List<Representation> coded() {
        List<Representation> known = coded;
        if (known != null) {
            return known;
        }
        Representation plain = Objects.requireNonNull(identity, "only what is in memory is compressed");
        List<Representation> made = new ArrayList<>(ready);
        if (made.stream().noneMatch(form -> "gzip".equals(form.coding()))) {
            byte[] gzip = Gzip.compress(plain.bytes());
            if (gzip.length + LEAST_TO_SAVE <= plain.length()) {
                made.add(coded("gzip", offHeap(gzip)));
            }
        }
        return keep(List.copyOf(made));
    }

    /** What is there already stays, as it may have more. */
    private synchronized List<Representation> keep(List<Representation> made) {
        List<Representation> known = coded;
        coded = known == null ? made : known;
        return known == null ? made : known;
    }

    /** Whether there is no form to {@link #add} any more. */
    boolean isComplete() {
        return complete || !compressible || coded().stream().anyMatch(form -> BROTLI.equals(form.coding()));
    }

    /** Adds a form that takes too long to be made for a request; null where it is not worth it. */
    synchronized void add(@Nullable Representation form) {
        if (form != null) {
            coded = Stream.concat(coded().stream(), Stream.of(form)).toList();
        }
        complete = true;
    }

    /** Of {@link #coded()} those that were made here. */
    List<Representation> own() {
        return coded().stream().filter(form -> !ready.contains(form)).toList();
    }

    /** The file that it was made of, as it was then; null where it was rendered. */
    @Nullable
    FileState origin() {
        return origin;
    }

    /** Whether it was made of this file in this state. */
    boolean isFrom(FileState file) {
        return file.equals(origin);
    }

    /**
     * The same resource as its file is now: itself where nothing changed or the bytes are in memory; empty where the file
     * is gone. Reads the file's attributes, so not for a thread that must not wait.
     */
    public Optional<Resource> current() {
        if (identity != null || origin == null) {
            return Optional.of(this);
        }
        try {
            BasicFileAttributes attributes = Files.readAttributes(origin.file(), BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                return Optional.empty();
            }
            FileState now = FileState.of(origin.file(), attributes);
            return Optional.of(now.equals(origin) ? this : inFile(path, now, Instant.now()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return path + " " + etag;
    }
}
