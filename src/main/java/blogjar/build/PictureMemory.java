package blogjar.build;

import blogjar.output.Content;
import blogjar.output.FileTree;
import blogjar.output.WholeFile;
import blogjar.picture.BrokenPicture;
import blogjar.picture.PlainPicture;
import blogjar.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was made of pictures, for the next builds of a blog that is served, which sends it from there: files in a folder, named by the content that they
 * were made of, so that a program which starts again finds them. Which file has which content is known by its length and time, as everywhere.
 *
 * <p>For one build at a time. What the last good one did not ask for goes when the next one begins, as until then it may be served.
 */
public final class PictureMemory {
    /** Another one when other bytes are made of the same. */
    private static final String PLAIN = "plain1";

    private static final int NAMED = 20;
    private static final int AT_ONCE = 1 << 16;

    private final @Nullable Path given;
    private final boolean keeps;
    private final @Nullable SmallerPictures smaller;
    private final Map<Path, Known> known = new ConcurrentHashMap<>();
    private final Set<Path> used = ConcurrentHashMap.newKeySet();
    private volatile @Nullable Set<Path> lastUsed;
    private volatile @Nullable Path folder;
    private volatile @Nullable String failure;

    /**
     * What is known of a file as it was.
     *
     * @param made of it; empty where it stays as it is
     * @param broken why nothing could be made; null where something could
     */
    private record Known(
            long length,
            FileTime modified,
            Optional<Path> made,
            @Nullable BrokenPicture broken) {
        boolean isOf(BasicFileAttributes now) {
            return length == now.size()
                    && modified.equals(now.lastModifiedTime())
                    && made.map(Files::isRegularFile).orElse(true);
        }
    }

    private PictureMemory(@Nullable Path given, boolean keeps, boolean makesSmaller) {
        this.given = given;
        this.keeps = keeps;
        this.smaller = makesSmaller ? new SmallerPictures(keeps ? this::folder : null, made -> failure = made) : null;
    }

    /** Keeps nothing and makes no smaller ones: for who only looks at what is published. */
    public static PictureMemory none() {
        return new PictureMemory(null, false, false);
    }

    /** Keeps nothing: what is made is made while it is written. For who builds once. */
    public static PictureMemory once() {
        return new PictureMemory(null, false, true);
    }

    /** Keeps it until the program ends, in a folder of the system for such files. */
    public static PictureMemory passing() {
        return new PictureMemory(null, true, true);
    }

    /** @param folder made when something is kept; nobody else's */
    public static PictureMemory in(Path folder) {
        return new PictureMemory(folder, true, true);
    }

    /** Whether the next build has more smaller pictures than the last one had. */
    public boolean hasMore() {
        return smaller != null && smaller.hasMore();
    }

    /**
     * The smaller ones of a picture; none where they are still to be made, behind what is served.
     *
     * @param widths from the smallest on
     * @throws BrokenPicture where none can be made
     */
    List<SmallerPictures.Copy> smaller(Path file, List<Integer> widths) throws IOException {
        if (smaller == null) {
            return List.of();
        }
        List<SmallerPictures.Copy> copies = smaller.of(file, widths);
        copies.forEach(copy -> copy.kept().ifPresent(used::add));
        return copies;
    }

    /** Lets go of what the last good build had no use for. */
    void begin() {
        Set<Path> needed = lastUsed;
        Path place = folder;
        boolean working = smaller != null && smaller.isWorking(); // on what nobody has asked for yet
        if (needed != null && place != null && !working) {
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.filter(file -> isUseless(file, needed)).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | UncheckedIOException kept) {
                failure = kept.toString();
            }
        }
        used.clear();
        if (smaller != null) {
            smaller.begin();
        }
    }

    private boolean isUseless(Path file, Set<Path> needed) {
        return !needed.contains(file) && (smaller == null || !smaller.owns(file));
    }

    /** What was asked for since {@link #begin} is going to be served. */
    void end() {
        lastUsed = Set.copyOf(used);
        if (smaller != null) {
            smaller.end();
        }
    }

    /** Why something could not be kept, once; empty where all could. */
    Optional<String> failure() {
        String why = failure;
        failure = null;
        return Optional.ofNullable(why);
    }

    /**
     * A picture without what its file tells beside it; empty where that is what it is.
     *
     * @throws BrokenPicture where it can't be told
     */
    Optional<Content> plain(Path file) throws IOException {
        if (!keeps) {
            return PlainPicture.of(file).map(PictureMemory::passing);
        }
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Known one = known.get(file);
        if (one == null || !one.isOf(now)) {
            try {
                one = new Known(now.size(), now.lastModifiedTime(), kept(file, now), null);
            } catch (BrokenPicture broken) {
                one = new Known(now.size(), now.lastModifiedTime(), Optional.empty(), broken);
            } catch (Unkept unkept) {
                failure = String.valueOf(unkept.getMessage());
                return PlainPicture.of(file).map(PictureMemory::passing);
            }
            known.put(file, one);
        }
        if (one.broken != null) {
            throw one.broken;
        }
        if (one.made.isEmpty()) {
            return Optional.empty();
        }
        Path made = one.made.get();
        used.add(made);
        return Optional.of(Content.of(made, Files.size(made)));
    }

    private static Content passing(PlainPicture picture) {
        return Content.made(picture.file(), picture.length(), picture::open);
    }

    private Optional<Path> kept(Path file, BasicFileAttributes now) throws IOException {
        Path made = folder().resolve(hash(file, PLAIN) + "." + PLAIN);
        if (!Files.isRegularFile(made)) {
            Optional<PlainPicture> plain = PlainPicture.of(file);
            if (plain.isEmpty()) {
                return Optional.empty();
            }
            keep(plain.get()::open, made, now.lastModifiedTime());
        }
        return Optional.of(made);
    }

    /** As late as the picture, so that its date stays what it was. */
    static void keep(Content.Opening picture, Path made, FileTime modified) throws IOException {
        Path draft = null;
        try (InputStream in = picture.open()) {
            draft = Files.createTempFile(made.getParent(), "", ".new");
            try (OutputStream out = Files.newOutputStream(draft)) {
                in.transferTo(out);
            }
            WholeFile.force(draft);
            Files.setLastModifiedTime(draft, modified);
            place(draft, made);
        } catch (IOException full) {
            if (draft != null) {
                Files.deleteIfExists(draft);
            }
            throw new Unkept(full);
        }
    }

    /** One picture may be there under two names, and be sent already from what the first of them made. */
    private static synchronized void place(Path draft, Path made) throws IOException {
        if (Files.isRegularFile(made)) {
            Files.delete(draft);
        } else {
            Files.move(draft, made, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** That nothing can be kept in the folder. */
    static final class Unkept extends IOException {
        private static final long serialVersionUID = 1L;

        Unkept(IOException reason) {
            super(reason.toString(), reason);
        }
    }

    private synchronized Path folder() throws Unkept {
        Path place = folder;
        if (place == null) {
            try {
                place = given == null ? temporary() : Files.createDirectories(given);
            } catch (IOException failed) {
                throw new Unkept(failed);
            }
            folder = place;
        }
        return place;
    }

    private static Path temporary() throws IOException {
        Path place = Files.createTempDirectory("blog-pictures-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                FileTree.delete(place);
            } catch (IOException left) {
                System.err.println("the folder " + place + " is left behind: " + left);
            }
        }));
        return place;
    }

    /** @param use what is made of it */
    static String hash(Path file, String use) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = Sha256.begin();
            byte[] buffer = new byte[AT_ONCE];
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
            digest.update(use.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), NAMED));
        }
    }
}
