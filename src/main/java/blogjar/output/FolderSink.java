package blogjar.output;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A folder that holds the published site, whole before a build and whole after it.
 *
 * <p>What is new or changed is written beside the site first ({@code .blog-staging}), and moved into place only by
 * {@link #commit}; where that fails, what was moved is moved back. Files that are the same are left alone, with their
 * times. Files of the last build that this one does not make are removed; files that no build made are never touched:
 * which are ours stands in {@code .blog-manifest}.
 */
public final class FolderSink implements Sink, AutoCloseable {
    static final String STAGING = ".blog-staging";

    private final Path folder;
    private final Path staging;
    private final boolean fresh;
    private final Set<String> before;
    private final ConcurrentMap<String, Path> staged = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final ConcurrentMap<String, Boolean> linked = new ConcurrentHashMap<>();
    private final Set<Path> folders = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final Map<String, FileMark> marks = new ConcurrentHashMap<>();

    private FolderSink(Path folder, Path staging, boolean fresh, Set<String> before) {
        this.folder = folder;
        this.staging = staging;
        this.fresh = fresh;
        this.before = before;
    }

    /**
     * What a build changed in the folder.
     *
     * @param written files that are new or have new content
     * @param same files that were left alone
     * @param removed files of the last build that are gone
     */
    public record Changes(int written, int same, int removed) {}

    /**
     * Makes ready to write.
     *
     * @param folder need not exist
     * @throws ProblemException where it can't be written to
     */
    public static FolderSink open(Path folder) {
        Path target = folder.toAbsolutePath().normalize();
        try {
            if (Files.exists(target) && !Files.isDirectory(target)) {
                String what = Files.isRegularFile(target) ? "a file" : "no folder";
                throw new ProblemException(Problem.error("the output folder " + target + " is " + what)
                        .fix("name another folder with --output, or remove the file"));
            }
            UnfinishedCommit.finish(target);
            boolean fresh = isAbsentOrEmpty(target);
            Path staging = fresh ? sibling(target) : target.resolve(STAGING);
            FileTree.delete(staging);
            Files.createDirectories(staging);
            return new FolderSink(target, staging, fresh, fresh ? Set.of() : Manifest.read(target));
        } catch (IOException failed) {
            throw WriteFailure.of(target, failed);
        }
    }

    private static Path sibling(Path target) {
        return target.resolveSibling("." + target.getFileName() + STAGING);
    }

    private static boolean isAbsentOrEmpty(Path target) throws IOException {
        if (!Files.exists(target)) {
            return true;
        }
        boolean movable = target.getParent() != null && Files.isWritable(target.getParent()) && !isMount(target);
        return movable && FileTree.isEmpty(target);
    }

    /** A mount point can't be renamed. */
    private static boolean isMount(Path target) throws IOException {
        Path parent = target.toRealPath().getParent();
        return parent == null || !Files.getFileStore(parent).equals(Files.getFileStore(target));
    }

    @Override
    public void put(Output output) {
        try {
            if (!fresh && leavesByLink(output.path())) {
                throw new ProblemException(Problem.error("a link in the output folder " + folder + " leads "
                                + output.path() + " to another place, where nothing is written")
                        .fix("remove the link, or name another folder with --output"));
            }
            if (fresh) {
                Path file = staging.resolve(output.path());
                makeFolder(file.getParent());
                stage(output, file);
            } else if (isSame(output.content(), folder.resolve(output.path()))) {
                kept.add(output.path());
                mark(output, folder.resolve(output.path()));
            } else {
                stage(output, staging.resolve(Integer.toString(number.incrementAndGet())));
            }
        } catch (IOException failed) {
            throw WriteFailure.of(folder, failed);
        }
    }

    private void stage(Output output, Path file) throws IOException {
        write(output.content(), file);
        staged.put(output.path(), file);
        mark(output, file);
    }

    private void mark(Output output, Path file) {
        FileMark mark = output.content() instanceof Content.OfFile ? null : FileMark.of(file);
        if (mark != null) {
            marks.put(output.path(), mark);
        }
    }

    /** By what the files are known again that were put and made of no other file, moved into place or not; by path. */
    public Map<String, FileMark> marks() {
        return Collections.unmodifiableMap(marks);
    }

    /**
     * Leaves a file as it is that an earlier build has put, and that this one would put again.
     *
     * @param mark of the file as it was put
     * @return false where it is not there, or not as it was; then nothing happens
     */
    public boolean leave(String path, FileMark mark) {
        if (fresh || leavesByLink(path) || !mark.equals(FileMark.of(folder.resolve(path)))) {
            return false;
        }
        kept.add(path);
        marks.put(path, mark);
        return true;
    }

    /** Whether a folder of the path is a link, through which files would be written outside of the output folder. */
    private boolean leavesByLink(String path) {
        for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
            String parent = path.substring(0, slash);
            if (linked.computeIfAbsent(parent, p -> Files.isSymbolicLink(folder.resolve(p)))) {
                return true;
            }
        }
        return false;
    }

    /** Makes a folder and those above it, each once; a folder is known only when it is there, so any thread may ask. */
    private void makeFolder(@Nullable Path wanted) throws IOException {
        if (wanted == null || wanted.equals(folder) || wanted.equals(staging) || folders.contains(wanted)) {
            return;
        }
        makeFolder(wanted.getParent());
        try {
            Files.createDirectory(wanted);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isDirectory(wanted)) {
                throw there;
            }
        }
        folders.add(wanted);
    }

    private static void write(Content content, Path file) throws IOException {
        if (content instanceof Content.OfFile source) {
            // Not copied with its permissions: what is published may be read by a server of another user.
            try (OutputStream out =
                    Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                source.copy(out);
            } catch (UnreadableFile half) {
                Files.delete(file);
                throw half;
            }
        } else {
            Files.write(file, content.bytes(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
    }

    private static boolean isSame(Content content, Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) != content.length()) {
            return false;
        }
        if (content instanceof Content.InFile source) {
            return isSame(source.file(), file);
        }
        if (content instanceof Content.Made made) {
            return isSame(made, file);
        }
        return java.util.Arrays.equals(content.bytes(), Files.readAllBytes(file));
    }

    private static boolean isSame(Path source, Path published) {
        try {
            return Files.mismatch(source, published) < 0;
        } catch (IOException unreadable) {
            return false; // which of the two it is, copying tells
        }
    }

    private static boolean isSame(Content.Made made, Path published) {
        try (InputStream wanted = made.begun();
                InputStream there = Files.newInputStream(published)) {
            byte[] next;
            do {
                next = wanted.readNBytes(Content.OfFile.AT_ONCE);
                if (!java.util.Arrays.equals(next, there.readNBytes(Content.OfFile.AT_ONCE))) {
                    return false;
                }
            } while (next.length > 0);
            return true;
        } catch (IOException unreadable) {
            return false; // as above
        }
    }

    /** What {@link #commit} would do. */
    public Changes changes() {
        return new Changes(
                staged.size(), kept.size(), fresh ? 0 : stale(paths()).size());
    }

    /** Paths of what will be written or removed. */
    public Set<String> changed() {
        Set<String> changed = new TreeSet<>(staged.keySet());
        if (!fresh) {
            changed.addAll(stale(paths()));
        }
        return changed;
    }

    private TreeSet<String> paths() {
        TreeSet<String> now = new TreeSet<>(staged.keySet());
        now.addAll(kept);
        return now;
    }

    private TreeSet<String> stale(Set<String> now) {
        TreeSet<String> stale = new TreeSet<>(before);
        stale.removeAll(now);
        return stale;
    }

    /**
     * Moves what was put into place.
     *
     * @throws ProblemException where that can't be done; the folder is then as it was
     */
    public Changes commit() {
        try {
            TreeSet<String> now = paths();
            int removed = 0;
            if (fresh) {
                Manifest.write(staging.resolve(Manifest.NAME), now);
                Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
            } else {
                removed = replace(stale(now), now);
            }
            return new Changes(staged.size(), kept.size(), removed);
        } catch (IOException failed) {
            throw WriteFailure.of(folder, failed);
        }
    }

    private int replace(Set<String> stale, Set<String> now) throws IOException {
        if (staged.isEmpty() && stale.isEmpty() && before.equals(now)) {
            return 0;
        }
        Path manifest = staging.resolve(Manifest.NAME);
        Manifest.write(manifest, now);
        Map<String, Path> moves = new TreeMap<>(staged);
        moves.put(Manifest.NAME, manifest);
        UnfinishedCommit.note(folder, moves, stale);
        List<Runnable> undo = new ArrayList<>();
        try {
            int removed = setAside(stale, undo);
            for (Map.Entry<String, Path> move : moves.entrySet()) {
                place(move.getValue(), folder.resolve(move.getKey()), undo);
            }
            UnfinishedCommit.forget(folder);
            return removed;
        } catch (IOException failed) {
            for (int i = undo.size() - 1; i >= 0; i--) {
                undo.get(i).run();
            }
            UnfinishedCommit.forget(folder);
            throw failed;
        }
    }

    private int setAside(Set<String> stale, List<Runnable> undo) throws IOException {
        int removed = 0;
        for (String path : stale) {
            Path file = folder.resolve(path);
            if (Files.isRegularFile(file) && !leavesByLink(path)) {
                moveAside(file, undo);
                removed++;
            }
        }
        FileTree.deleteEmptyFolders(folder, stale);
        return removed;
    }

    private void moveAside(Path file, List<Runnable> undo) throws IOException {
        Path aside = staging.resolve("old-" + number.incrementAndGet());
        Files.move(file, aside);
        undo.add(() -> back(aside, file));
    }

    private void place(Path from, Path to, List<Runnable> undo) throws IOException {
        try {
            makeFolder(to.getParent());
        } catch (FileAlreadyExistsException file) {
            throw new FileAlreadyExistsException(
                    to.toString(), file.getFile(), "a file stands where a folder is needed");
        }
        if (Files.isRegularFile(to)) {
            moveAside(to, undo);
        } else if (Files.exists(to, LinkOption.NOFOLLOW_LINKS)) {
            String what = Files.isDirectory(to) ? "a folder" : "no file, or a link to nothing,";
            throw new FileAlreadyExistsException(to.toString(), null, what + " stands where a file is needed");
        }
        Files.move(from, to);
        undo.add(() -> back(to, from));
    }

    private static void back(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw WriteFailure.of(to, failed);
        }
    }

    /** Drops what was put and not committed, and what a commit set aside. */
    @Override
    public void close() {
        try {
            FileTree.delete(staging);
        } catch (IOException failed) {
            throw WriteFailure.of(folder, failed);
        }
    }
}
