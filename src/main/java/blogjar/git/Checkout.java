package blogjar.git;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A folder with the files of a remote branch, and beside it what git needs for that. The folder is ours alone: it becomes what the
 * branch has, whatever happened to the branch, or to the folder, meanwhile. One thread at a time may call.
 */
public final class Checkout {
    private static final String OWN = "repository";
    private static final int DEEPEST = 5;

    private static final int LONGEST_POINTER = 300;
    private static final String POINTER = "version https://git-lfs.github.com/spec/";
    private static final int TELL_AT_MOST = 10;

    private final Path folder;
    private final RemoteBranch remote;
    private final Consumer<Problem> problems;

    /**
     * @param folder for files and repositories; made with the first fetch
     * @param problems told of what is missing, and of what was mended
     */
    public Checkout(Path folder, RemoteBranch remote, Consumer<Problem> problems) {
        this.folder = folder;
        this.remote = remote;
        this.problems = problems;
    }

    /** Where the files are. */
    public Path tree() {
        return folder.resolve("tree");
    }

    public RemoteBranch remote() {
        return remote;
    }

    /**
     * Fetches what the branch has now; the files stay as they are.
     *
     * @param last the commit of the last fetch; empty for none
     */
    public Fetched fetch(String last) throws GitException {
        try {
            return fetchOnce(last);
        } catch (IOException | ConfigInvalidException | RuntimeException failed) {
            if (!Failures.isOurs(failed)) {
                throw Failures.told(remote, failed);
            }
            problems.accept(Problem.notice("the copy of " + remote.address() + " is damaged, so all is fetched anew: "
                            + remote.clean(String.valueOf(failed.getMessage())))
                    .fix("nothing, if it was a program or a machine that ended; else see whether the disk is sound"));
        }
        try {
            forget();
            return fetchOnce("");
        } catch (IOException | ConfigInvalidException | RuntimeException failed) {
            throw Failures.told(remote, failed);
        }
    }

    /** Has all fetched anew next time; the files stay. */
    public void forget() throws IOException {
        Copy.forget(folder.resolve("repositories"));
    }

    private Path repository(String name) {
        return folder.resolve("repositories").resolve(name);
    }

    private Fetched fetchOnce(String last) throws IOException, ConfigInvalidException, GitException {
        List<Fetched.Part> parts = new ArrayList<>();
        ObjectId commit;
        if (Copy.isWorn(repository(OWN), tree())) {
            forget();
        }
        try (Copy copy = Copy.in(repository(OWN), tree())) {
            List<ObjectId> known = last.isEmpty() ? List.of() : List.of(ObjectId.fromString(last));
            commit = copy.fetch(remote, known);
            parts.add(new Fetched.Part(OWN, "", commit));
            fetchWithin(copy, remote, parts, 0);
        } catch (Copy.NoBranchException none) {
            throw Failures.noBranch(remote);
        }
        return new Fetched(commit, parts);
    }

    /** The last part is the one whose submodules are looked for. One that can't be had is told: the blog may do without. */
    private void fetchWithin(Copy outer, RemoteBranch from, List<Fetched.Part> parts, int depth)
            throws IOException, ConfigInvalidException {
        Fetched.Part within = parts.get(parts.size() - 1);
        for (Submodules.Submodule one : Submodules.of(outer.repository(), within.commit())) {
            String path = within.path().isEmpty() ? one.path() : within.path() + "/" + one.path();
            String name = "within-" + path.replace("%", "%25").replace("/", "%2F");
            try {
                RemoteBranch inner = from.other(Submodules.whole(from.address(), one.address()));
                if (depth >= DEEPEST) {
                    throw new IOException("repositories are within one another more than " + DEEPEST + " deep");
                }
                try (Copy copy = Copy.in(repository(name), tree().resolve(path))) {
                    copy.fetch(inner, one.commit(), List.of());
                    parts.add(new Fetched.Part(name, path, one.commit()));
                    fetchWithin(copy, inner, parts, depth + 1);
                }
            } catch (IOException | URISyntaxException missing) {
                problems.accept(Problem.notice("the submodule can't be had, so its folder is empty: "
                                + from.clean(String.valueOf(missing.getMessage())))
                        .in(path)
                        .fix("see that the server may read " + one.address() + ", or remove it from .gitmodules"));
            }
        }
    }

    /**
     * Makes the files what was fetched.
     *
     * @throws GitException where they are not whole; the next fetch gets all anew then
     */
    public void checkOut(Fetched fetched) throws GitException {
        List<String> pointers = new ArrayList<>();
        try {
            for (Fetched.Part part : fetched.parts()) {
                Path tree = part.path().isEmpty() ? tree() : tree().resolve(part.path());
                try (Copy copy = Copy.in(repository(part.name()), tree)) {
                    findPointers(copy.checkOut(part.commit()), tree, pointers);
                }
            }
        } catch (IOException | RuntimeException failed) {
            if (Failures.isOurs(failed)) {
                try {
                    forget();
                } catch (IOException stuck) {
                    failed.addSuppressed(stuck);
                }
            }
            throw Failures.notWritten(folder, failed);
        }
        tell(pointers);
    }

    private void findPointers(DirCache index, Path tree, List<String> pointers) throws IOException {
        for (int i = 0; i < index.getEntryCount(); i++) {
            DirCacheEntry entry = index.getEntry(i);
            Path file = tree.resolve(entry.getPathString());
            if (FileMode.REGULAR_FILE.equals(entry.getRawMode())
                    && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) <= LONGEST_POINTER
                    && isPointer(file)) {
                pointers.add(tree().relativize(file).toString());
            }
        }
    }

    private static boolean isPointer(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(POINTER.length()), StandardCharsets.ISO_8859_1).equals(POINTER);
        }
    }

    private void tell(List<String> pointers) {
        pointers.stream()
                .limit(TELL_AT_MOST)
                .forEach(file -> problems.accept(
                        Problem.notice("this is a pointer of Git LFS in place of the file, and LFS is not fetched")
                                .in(file)
                                .fix("put the file itself into git: git lfs untrack '" + file
                                        + "', git add --renormalize '" + file + "', commit and push")));
        if (pointers.size() > TELL_AT_MOST) {
            problems.accept(Problem.notice((pointers.size() - TELL_AT_MOST)
                            + " more files are pointers of Git LFS in place of the files")
                    .fix("git lfs ls-files names them"));
        }
    }
}
