package blogjar.output;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is published under one path, with everything that a response says about it (RFC 9110, 3.1).
 *
 * <p>Its bytes are in memory, or in a file where they are many. It does not change but for one thing: the compressed form
 * is made when it is first asked for and then kept.
 */
public final class Resource {
    /** Below this a packet is a packet, compressed or not. */
    private static final int LEAST_TO_COMPRESS = 256;

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final String path;
    private final String mediaType;
    private final String etag;
    private final Instant lastModified;
    private final String lastModifiedDate;
    private final String cacheControl;
    private final long length;
    private final boolean compressible;
    private final @Nullable Representation identity;
    private final @Nullable FileState origin;

    /** Null as long as nobody asked; written at most a few times, always with equal bytes. */
    private volatile @Nullable List<Representation> coded;

    private Resource(
            String path,
            String hash,
            Instant lastModified,
            long length,
            @Nullable ByteBuffer bytes,
            @Nullable List<Representation> coded,
            @Nullable FileState origin) {
        this.path = path;
        this.mediaType = MediaTypes.of(path);
        this.etag = '"' + hash + '"';
        this.lastModified = lastModified.truncatedTo(ChronoUnit.SECONDS);
        this.lastModifiedDate = IMF_FIXDATE.format(this.lastModified.atOffset(ZoneOffset.UTC));
        this.cacheControl = CachePolicy.of(path);
        this.length = length;
        this.identity = bytes == null ? null : new Representation(null, etag, bytes);
        this.origin = origin;
        this.compressible = bytes != null && length >= LEAST_TO_COMPRESS && MediaTypes.isCompressible(mediaType);
        this.coded = compressible ? coded : List.of();
    }

    /**
     * @param hash of the bytes
     * @param lastModified not later than now
     * @param origin the file they were read from, or null
     */
    static Resource inMemory(String path, byte[] bytes, String hash, Instant lastModified, @Nullable FileState origin) {
        return new Resource(path, hash, lastModified, bytes.length, offHeap(bytes), null, origin);
    }

    /** Sent from the file; its entity tag is of the file's time and length, as the bytes are too many to be read. */
    static Resource inFile(String path, FileState file, Instant now) {
        Instant modified = file.modified().isAfter(now) ? now : file.modified();
        return new Resource(path, ContentHash.of(file), modified, file.length(), null, null, file);
    }

    /**
     * As it was when it was kept.
     *
     * @param hash of the bytes
     * @param bytes read-only and outside the heap
     * @param coded by content coding; null where it had not been compressed yet
     */
    static Resource kept(
            String path,
            String hash,
            Instant lastModified,
            ByteBuffer bytes,
            @Nullable Map<String, ByteBuffer> coded,
            @Nullable FileState origin) {
        List<Representation> codings = coded == null
                ? null
                : coded.entrySet().stream()
                        .map(form -> coded('"' + hash + '"', form.getKey(), form.getValue()))
                        .toList();
        return new Resource(path, hash, lastModified, bytes.remaining(), bytes, codings, origin);
    }

    /** The entity tag is that of the bytes without a coding, and the coding, as each form needs its own. */
    private static Representation coded(String etag, String coding, ByteBuffer bytes) {
        String suffix = coding.equals("gzip") ? "gz" : coding;
        return new Representation(coding, etag.substring(0, etag.length() - 1) + "-" + suffix + '"', bytes);
    }

    private static ByteBuffer offHeap(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer();
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
        return lastModifiedDate;
    }

    /** The value of Cache-Control. */
    public String cacheControl() {
        return cacheControl;
    }

    /** In bytes, without a coding. */
    public long length() {
        return length;
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
     * The compressed forms that are smaller. The first call takes its time. Two threads may both do the work, with the same
     * result, so that none waits for another.
     */
    public List<Representation> coded() {
        List<Representation> known = coded;
        if (known != null) {
            return known;
        }
        Representation plain = Objects.requireNonNull(identity, "only what is in memory is compressed");
        byte[] gzip = Gzip.compress(plain.bytes());
        List<Representation> made =
                gzip.length < plain.length() ? List.of(coded(etag, "gzip", offHeap(gzip))) : List.of();
        coded = made;
        return made;
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
