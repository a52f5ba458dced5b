package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.output.WholeFile;
import blogjar.text.Slug;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The folder of a running blog for what must outlive it ({@code server.data}); outside of the source tree, and used by one
 * server at a time. A file in it is there whole or not at all, whenever the power fails.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final int READABLE = 40;
    private static final int HASHED = 8;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Where the data of a blog are if nobody names a folder: a folder of its own below {@code $XDG_STATE_HOME/blog}, or
     * {@code ~/.local/state/blog}; empty where there is no home.
     *
     * @param root the blog's folder
     * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
     */
    public static Optional<Path> usual(Path root, Map<String, String> environment) {
        return absolute(environment.getOrDefault("XDG_STATE_HOME", ""))
                .or(() -> absolute(environment.getOrDefault("HOME", System.getProperty("user.home", "")))
                        .map(home -> home.resolve(".local/state")))
                .map(state -> state.resolve("blog").resolve(name(real(root))));
    }

    private static Optional<Path> absolute(String folder) {
        try {
            return Optional.of(Path.of(folder)).filter(Path::isAbsolute);
        } catch (InvalidPathException malformed) {
            return Optional.empty();
        }
    }

    private static String name(Path root) {
        String last = root.getFileName() == null ? "" : root.getFileName().toString();
        String slug = Slug.slugize(last.replaceAll("[^\\p{ASCII}]", "-"), Slug.Case.LOWER);
        String hash = UUID.nameUUIDFromBytes(root.toString().getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, HASHED);
        return (slug.isEmpty() ? "blog" : slug.substring(0, Math.min(slug.length(), READABLE))) + "-" + hash;
    }

    /** Without links as far as it exists. */
    private static Path real(Path path) {
        Path whole = path.toAbsolutePath().normalize();
        try {
            return whole.toRealPath();
        } catch (IOException absent) {
            Path parent = whole.getParent();
            return parent == null ? whole : real(parent).resolve(whole.getFileName());
        }
    }

    /**
     * Opens the folder, and makes it where there is none, for its owner only. Where it can't be had, that is told and the blog
     * is served without it.
     *
     * @param root the blog's folder, in which nothing is written
     */
    public static Optional<DataFolder> open(Path folder, Path root, Consumer<Problem> problems) {
        Path path = real(folder);
        if (path.startsWith(real(root))) {
            problems.accept(unusable(path, "lies inside of the blog's folder, where nothing is written"));
            return Optional.empty();
        }
        try {
            createForOwner(path);
            Optional<DataFolder> opened = lock(path);
            if (opened.isEmpty()) {
                problems.accept(unusable(path, "is in use by another server"));
            }
            return opened;
        } catch (IOException | UnsupportedOperationException failed) {
            problems.accept(unusable(path, "can't be used: " + failed));
            return Optional.empty();
        }
    }

    private static Problem unusable(Path path, String why) {
        return Problem.notice("the folder of server.data, " + path + ", " + why
                        + "; the blog is served all the same, but nothing is kept for the next start")
                .fix("name another folder with --data DIR, or none with --data false");
    }

    static void createForOwner(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] mode = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
        Files.createDirectories(path, mode);
    }

    private static Optional<DataFolder> lock(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock got = null;
        try {
            got = channel.tryLock();
        } catch (OverlappingFileLockException ours) {
            return Optional.empty();
        } finally {
            if (got == null) {
                channel.close();
            }
        }
        return got == null ? Optional.empty() : Optional.of(new DataFolder(path, channel));
    }

    /** The folder itself, for what consists of many files. */
    public Path path() {
        return path;
    }

    /** The bytes of a file; empty where there is none. */
    public Optional<byte[]> read(String name) throws IOException {
        try {
            return Optional.of(Files.readAllBytes(path.resolve(name)));
        } catch (NoSuchFileException first) {
            return Optional.empty();
        }
    }

    /**
     * Puts a file in place of the one of this name; what was there stays until the new one is on the disk. After the end of this
     * nothing is written, as the folder may be another server's by then.
     *
     * @throws IOException where it can't be written; then the former one is as it was
     */
    public synchronized void write(String name, byte[] bytes) throws IOException {
        if (lock.isOpen()) {
            WholeFile.write(path.resolve(name), bytes);
        }
    }

    /** Lets another server have it. */
    @Override
    public synchronized void close() throws IOException {
        lock.close();
    }
}
