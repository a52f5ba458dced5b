package blogjar.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.errors.CheckoutConflictException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.jspecify.annotations.Nullable;

/** Our copy of one repository: of one commit, without history, and no names for anything. */
final class Copy implements AutoCloseable {
    private static final int SECONDS = 60;

    /** More of them make each look-up slow. */
    private static final int MOST_PACKS = 50;

    private final FileRepository repository;

    private Copy(FileRepository repository) {
        this.repository = repository;
    }

    /** @param folder of the copy, made where there is none */
    static Copy in(Path folder, Path tree) throws IOException {
        Alone.settle();
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        builder.setGitDir(folder.toFile()).setWorkTree(tree.toFile()).setup();
        FileRepository repository = new FileRepository(builder);
        if (!Files.exists(folder.resolve(Constants.HEAD))) {
            repository.create(false);
        }
        return new Copy(repository);
    }

    Repository repository() {
        return repository;
    }

    /** Deletes repositories, so that all is fetched anew. */
    static void forget(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(one);
            }
        }
    }

    /** Whether fetching has left so many packs, one each time, that it is better to fetch all anew, into one. */
    static boolean isWorn(Path folder, Path tree) throws IOException {
        if (!Files.exists(folder)) {
            return false;
        }
        try (Copy copy = in(folder, tree)) {
            return copy.repository.getObjectDatabase().getPacks().size() > MOST_PACKS;
        }
    }

    private boolean has(ObjectId commit) throws IOException {
        return repository.getObjectDatabase().has(commit);
    }

    private Transport transport(RemoteBranch remote) throws IOException {
        Transport transport = Transport.open(repository, remote.uri());
        transport.setTimeout(SECONDS);
        transport.setDepth(1);
        transport.setCredentialsProvider(new Credentials(remote));
        if (transport instanceof SshTransport ssh) {
            ssh.setSshSessionFactory(new SshKey(remote));
        }
        return transport;
    }

    /**
     * Fetches the branch's commit, where it is not the one that is here.
     *
     * @param known commits that are here as a whole
     * @throws NoBranchException where there is no such branch
     */
    ObjectId fetch(RemoteBranch remote, Collection<ObjectId> known) throws IOException, NoBranchException {
        String name = remote.branch().isEmpty() ? Constants.HEAD : Constants.R_HEADS + remote.branch();
        try (Transport transport = transport(remote);
                FetchConnection connection = transport.openFetch(List.of(new RefSpec(name)))) {
            Ref ref = connection.getRef(name);
            if (ref == null || ref.getObjectId() == null) {
                throw new NoBranchException();
            }
            want(connection, ref, known);
            return ref.getObjectId();
        }
    }

    /** Fetches one commit, which need not be the newest of a branch. */
    void fetch(RemoteBranch remote, ObjectId commit, Collection<ObjectId> known) throws IOException {
        if (has(commit)) {
            return;
        }
        Ref ref = new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, commit.name(), commit);
        try (Transport transport = transport(remote);
                FetchConnection connection =
                        transport.openFetch(List.of(new RefSpec(commit.name())), Constants.R_HEADS)) {
            want(connection, ref, known);
        }
    }

    private void want(FetchConnection connection, Ref ref, Collection<ObjectId> known) throws IOException {
        if (has(ref.getObjectId())) {
            return;
        }
        Set<ObjectId> have = new HashSet<>();
        for (ObjectId one : known) {
            if (has(one)) {
                have.add(one);
            }
        }
        connection.fetch(NullProgressMonitor.INSTANCE, List.of(ref), have);
    }

    /**
     * Brings a commit to the branch, which has another one now or none.
     *
     * @param there what the branch has; it is left as it is where it has something else
     * @return what the repository says to it
     */
    RemoteRefUpdate push(RemoteBranch remote, ObjectId commit, @Nullable ObjectId there) throws IOException {
        String name = Constants.R_HEADS + remote.branch();
        ObjectId expected = there == null ? ObjectId.zeroId() : there;
        RemoteRefUpdate update = new RemoteRefUpdate(repository, commit.name(), commit, name, false, null, expected);
        if (remote.uri().isRemote()) {
            push(remote, update);
        } else {
            new FarEnd().run(() -> push(remote, update));
        }
        return update;
    }

    private void push(RemoteBranch remote, RemoteRefUpdate update) throws IOException {
        try (Transport transport = transport(remote)) {
            transport.push(NullProgressMonitor.INSTANCE, List.of(update));
        }
    }

    /**
     * Makes the work tree what a commit has, and nothing else.
     *
     * @return what there is now, without the files of repositories within
     */
    DirCache checkOut(ObjectId id) throws IOException {
        Files.createDirectories(tree());
        try (RevWalk walk = new RevWalk(repository)) {
            RevCommit commit = walk.parseCommit(id);
            try {
                write(commit);
            } catch (CheckoutConflictException folderBecameFile) { // which the library can't do in place
                prune(tree(), "", Set.of(), Set.of());
                Files.deleteIfExists(repository.getIndexFile().toPath());
                write(commit);
            }
        }
        DirCache now = repository.readDirCache();
        prune(now);
        return now;
    }

    private void write(RevCommit commit) throws IOException {
        DirCache index = repository.lockDirCache();
        try {
            DirCacheCheckout checkout = new DirCacheCheckout(repository, index, commit.getTree());
            checkout.setFailOnConflict(false);
            checkout.checkout();
        } finally {
            index.unlock();
        }
    }

    private Path tree() {
        return repository.getWorkTree().toPath();
    }

    /** Takes away what the commit does not have: what an end in the middle of something has left. */
    private void prune(DirCache index) throws IOException {
        Set<String> wanted = new TreeSet<>();
        Set<String> within = new TreeSet<>();
        for (int i = 0; i < index.getEntryCount(); i++) {
            boolean link = FileMode.GITLINK.equals(index.getEntry(i).getRawMode());
            (link ? within : wanted).add(index.getEntry(i).getPathString());
        }
        prune(tree(), "", wanted, within);
    }

    private static boolean prune(Path folder, String prefix, Set<String> wanted, Set<String> within)
            throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(folder)) {
            entries = all.collect(Collectors.toCollection(ArrayList::new));
        }
        boolean empty = true;
        for (Path entry : entries) {
            String path = prefix + entry.getFileName();
            boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            if (within.contains(path) && isFolder || wanted.contains(path) && !isFolder) {
                empty = false;
            } else if (!isFolder || prune(entry, path + "/", wanted, within)) {
                Files.delete(entry);
            } else {
                empty = false;
            }
        }
        return empty;
    }

    @Override
    public void close() {
        repository.close();
    }

    /** The repository has no such branch. */
    static final class NoBranchException extends Exception {
        private static final long serialVersionUID = 1L;
    }
}
