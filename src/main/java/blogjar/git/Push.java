package blogjar.git;

import blogjar.cloud.Pause;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.internal.storage.file.PackInserter;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/**
 * A tree of files, brought to a branch as one commit on top of what it has: its history stays, and nothing is forced. Who pushed
 * meanwhile loses nothing: the commit is made anew on top of his. What is cut is tried again after pauses that grow.
 */
public final class Push {
    private static final int TRIES = 6;
    private static final long PAUSE_MILLIS = 200;

    private final Path folder;
    private final RemoteBranch remote;

    /** @param folder of our copy of the repository; what is in it may be deleted at any time */
    public Push(Path folder, RemoteBranch remote) {
        this.folder = folder;
        this.remote = remote;
    }

    /** @param when with the zone that git shows it in */
    public record Message(String text, String name, String email, ZonedDateTime when) {}

    /**
     * What the branch is to have.
     *
     * @param files by their paths in the repository
     * @param empty paths of files with nothing in them
     * @param keep paths that stay on the branch where they are there and not among the others
     */
    public record Tree(Map<String, Path> files, Set<String> empty, Set<String> keep) {}

    /**
     * What it does to the branch, or did.
     *
     * @param commit empty where the branch has all of it already, and of a rehearsal
     * @param kept files that are not ours, and stay
     */
    public record Changes(
            String commit, List<String> added, List<String> changed, List<String> removed, List<String> kept) {
        public boolean isEmpty() {
            return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
        }
    }

    /** A commit, and what is new in it. */
    private record Made(ObjectId commit, Changes changes) {}

    /**
     * Pushes.
     *
     * @param mostRemoved as many files may go; more are taken for a mistake
     * @param rehearse to push nothing, and tell what would be
     * @throws GitException where the branch stays as it is
     */
    public Changes run(Tree tree, Message message, int mostRemoved, boolean rehearse) throws GitException {
        try {
            Files.createDirectories(folder);
            try (FileChannel channel = FileChannel.open(
                            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock alone = channel.lock()) {
                if (!alone.isValid()) {
                    throw new IOException("the lock of " + folder + " is lost");
                }
                if (Copy.isWorn(repository(), folder)) {
                    Copy.forget(repository());
                }
                try {
                    return pushed(tree, message, mostRemoved, rehearse);
                } catch (IOException | RuntimeException failed) {
                    if (!Failures.isOurs(failed)) {
                        throw failed;
                    }
                    Copy.forget(repository()); // it is damaged
                    return pushed(tree, message, mostRemoved, rehearse);
                }
            }
        } catch (IOException | RuntimeException failed) {
            throw Failures.told(remote, failed);
        }
    }

    private Path repository() {
        return folder.resolve("repository");
    }

    private Changes pushed(Tree tree, Message message, int mostRemoved, boolean rehearse)
            throws IOException, GitException {
        List<Made> sent = new ArrayList<>();
        for (int tries = 1; ; tries++) {
            try (Copy copy = Copy.in(repository(), folder)) {
                ObjectId there = parent(copy);
                for (Made one : sent) {
                    if (one.commit.equals(there)) { // it had come, and only the answer was lost
                        return done(one);
                    }
                }
                Made made = made(copy, tree, message, there);
                if (made.changes.removed.size() > mostRemoved) {
                    throw tooMany(made.changes.removed.size(), mostRemoved);
                }
                if (rehearse || made.changes.isEmpty() && there != null) {
                    return without(made.changes);
                }
                sent.add(made);
                RemoteRefUpdate update = copy.push(remote, made.commit, there);
                RemoteRefUpdate.Status status = update.getStatus();
                if (status == RemoteRefUpdate.Status.OK || status == RemoteRefUpdate.Status.UP_TO_DATE) {
                    return done(made);
                }
                if (!isOvertaken(update)) {
                    throw refused(update);
                }
                if (tries == TRIES) {
                    throw new GitException(Problem.error("the repository " + remote + " does not take it: " + status
                                    + " " + TRIES + " times, as others pushed meanwhile")
                            .fix(remote.named().again()));
                }
            } catch (IOException cut) {
                if (tries == TRIES || !Failures.isPassing(cut)) {
                    throw cut;
                }
            }
            pause(tries);
        }
    }

    private Changes done(Made made) throws IOException {
        Files.writeString(folder.resolve("last"), made.commit.name());
        return made.changes;
    }

    /** Longer each time; and not the same for those who come together, so that they do so no more. */
    private static void pause(int tries) throws IOException {
        long longest = PAUSE_MILLIS << (tries - 1);
        Pause.take(ThreadLocalRandom.current().nextLong(longest / 2, longest));
    }

    /** Whether somebody else pushes, or did; git says of two that come together that one of them can't have the lock, or can't move the branch. */
    private static boolean isOvertaken(RemoteRefUpdate update) {
        RemoteRefUpdate.Status status = update.getStatus();
        String why = update.getMessage() == null ? "" : update.getMessage();
        return status == RemoteRefUpdate.Status.REJECTED_REMOTE_CHANGED
                || status == RemoteRefUpdate.Status.REJECTED_NONFASTFORWARD
                || status == RemoteRefUpdate.Status.REJECTED_OTHER_REASON
                        && (why.contains("lock") || why.contains("failed to update ref"));
    }

    private static Changes without(Changes made) {
        return new Changes("", made.added, made.changed, made.removed, made.kept);
    }

    private GitException tooMany(int removed, int most) {
        return new GitException(Problem.error("of the repository " + remote + " " + removed
                        + " files would be removed, more than " + most + "; nothing was changed")
                .fix("see whether the site is whole; if it is, say so: --max-deletes " + removed));
    }

    private GitException refused(RemoteRefUpdate update) {
        String why = update.getMessage() == null ? update.getStatus().name() : update.getMessage();
        return new GitException(Problem.error("the repository " + remote + " does not take it: " + remote.clean(why))
                .fix("see what it says of the branch: whether it is protected, and who may push to it"));
    }

    private static Made made(Copy copy, Tree tree, Message message, @Nullable ObjectId parent) throws IOException {
        Repository repository = copy.repository();
        Map<String, DirCacheEntry> before = before(repository, parent);
        Map<String, DirCacheEntry> now = new TreeMap<>();
        List<String> kept = new ArrayList<>();
        try (PackInserter inserter = ((ObjectDirectory) repository.getObjectDatabase()).newPackInserter()) {
            for (Map.Entry<String, Path> file : tree.files.entrySet()) {
                try (InputStream in = Files.newInputStream(file.getValue())) {
                    ObjectId id = inserter.insert(Constants.OBJ_BLOB, Files.size(file.getValue()), in);
                    now.put(file.getKey(), entry(file.getKey(), id));
                }
            }
            for (String path : tree.empty) {
                now.put(path, entry(path, inserter.insert(Constants.OBJ_BLOB, new byte[0])));
            }
            for (String path : new TreeSet<>(tree.keep)) {
                DirCacheEntry there = before.get(path);
                if (there != null && now.putIfAbsent(path, there) == null) {
                    kept.add(path);
                }
            }
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            now.values().forEach(builder::add);
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            if (parent != null) {
                commit.setParentId(parent);
            }
            PersonIdent who =
                    new PersonIdent(message.name, message.email, message.when.toInstant(), message.when.getZone());
            commit.setAuthor(who);
            commit.setCommitter(who);
            commit.setMessage(message.text);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return new Made(id, changes(id, before, now, kept));
        }
    }

    private static DirCacheEntry entry(String path, ObjectId content) {
        DirCacheEntry entry = new DirCacheEntry(path);
        entry.setFileMode(FileMode.REGULAR_FILE);
        entry.setObjectId(content);
        return entry;
    }

    /** The branch's commit, which is here then; null where there is no such branch yet. */
    private @Nullable ObjectId parent(Copy copy) throws IOException {
        Path last = folder.resolve("last");
        List<ObjectId> known = Files.exists(last)
                ? List.of(ObjectId.fromString(
                        Files.readString(last, StandardCharsets.US_ASCII).strip()))
                : List.of();
        try {
            return copy.fetch(remote, known);
        } catch (Copy.NoBranchException none) {
            return null;
        }
    }

    private static Map<String, DirCacheEntry> before(Repository repository, @Nullable ObjectId commit)
            throws IOException {
        Map<String, DirCacheEntry> before = new TreeMap<>();
        if (commit == null) {
            return before;
        }
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            RevCommit parsed = walk.parseCommit(commit);
            tree.addTree(parsed.getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                DirCacheEntry entry = new DirCacheEntry(tree.getRawPath());
                entry.setFileMode(tree.getFileMode());
                entry.setObjectId(tree.getObjectId(0));
                before.put(tree.getPathString(), entry);
            }
        }
        return before;
    }

    private static Changes changes(
            ObjectId commit,
            Map<String, DirCacheEntry> before,
            Map<String, DirCacheEntry> now,
            Collection<String> kept) {
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        now.forEach((path, entry) -> {
            DirCacheEntry old = before.get(path);
            if (old == null) {
                added.add(path);
            } else if (!old.getObjectId().equals(entry.getObjectId())) {
                changed.add(path);
            }
        });
        List<String> removed =
                before.keySet().stream().filter(path -> !now.containsKey(path)).toList();
        return new Changes(commit.name(), added, changed, removed, List.copyOf(kept));
    }
}
