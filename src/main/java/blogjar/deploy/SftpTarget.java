package blogjar.deploy;

import blogjar.cloud.Digests;
import blogjar.diagnostic.ProblemException;
import blogjar.text.TextDigest;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import com.jcraft.jsch.SftpProgressMonitor;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;

/**
 * A folder of a host, by SFTP ({@code type: sftp}, and that of hexo-deployer-rsync). Files of the site that are not there or are other
 * ones are sent, each beside its place first, so that no reader meets half of one; what pages need before the pages.
 *
 * @param root a path at the host; from the login's home where it does not start with a slash
 * @param told at the end of what is said when it is done; mostly nothing
 */
record SftpTarget(SshLogin login, String root, Manner manner, String told) implements Target {
    /**
     * @param anew all files are sent, the same ones too
     * @param atOnce so many files
     * @param patience how long another run may say nothing before it is taken for dead
     */
    record Manner(Removal removal, boolean anew, int atOnce, Duration patience) {}

    /** What is to be done. */
    private record Plan(
            SortedMap<String, Path> files,
            Set<String> send,
            Set<String> remove,
            SortedMap<String, SftpSite.Noted> same) {
        int added(SftpSite there) {
            return (int) send.stream()
                    .filter(path -> !there.files().containsKey(path))
                    .count();
        }

        /** Removals without which something could not be written, as a file stands for a folder, or a folder for a file. */
        List<String> inTheWay() {
            Set<String> folders = SftpPaths.folders(send);
            return remove.stream()
                    .filter(path -> folders.contains(path)
                            || SftpPaths.folders(List.of(path)).stream().anyMatch(send::contains))
                    .toList();
        }
    }

    @Override
    public String name() {
        return "sftp " + login + ":" + root;
    }

    @Override
    public Delivery deploy(Shipment shipment) throws IOException {
        SortedMap<String, Path> files = shipment.files();
        try (SftpLine line = new SftpLine(login, manner.atOnce)) {
            if (shipment.rehearse()) {
                SftpSite there = SftpSite.read(line, root);
                return told(plan(line, there, files, shipment), there);
            }
            makeFolders(line, Set.of(""));
            SftpLock lock = SftpLock.take(
                    line,
                    root,
                    manner.patience,
                    () -> shipment.say().accept(name() + ": another deploy is at it; this one waits until it ends"));
            try {
                line.guard(lock::check);
                SftpSite there = SftpSite.read(line, root);
                Plan plan = plan(line, there, files, shipment);
                carryOut(line, lock, there, plan);
                line.guard(() -> {});
                lock.release();
                return told(plan, there);
            } catch (IOException | RuntimeException failed) {
                try {
                    line.guard(() -> {});
                    lock.release();
                } catch (IOException | ProblemException also) {
                    failed.addSuppressed(also);
                }
                throw failed;
            }
        }
    }

    private Delivery told(Plan plan, SftpSite there) {
        int added = plan.added(there);
        return Delivery.of(
                added + " new, " + (plan.send.size() - added) + " changed, " + plan.remove.size() + " removed, "
                        + plan.same.size() + " the same" + told,
                plan.send,
                plan.remove);
    }

    private Plan plan(SftpLine line, SftpSite there, SortedMap<String, Path> files, Shipment shipment)
            throws IOException {
        Set<String> send = new ConcurrentSkipListSet<>();
        SortedMap<String, SftpSite.Noted> same = new ConcurrentSkipListMap<>();
        Set<String> doubtful = new TreeSet<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            String path = file.getKey();
            SftpSite.Seen seen = there.files().get(path);
            SftpSite.Noted noted = there.noted().get(path);
            if (manner.anew || seen == null || seen.size() != Files.size(file.getValue())) {
                send.add(path);
            } else if (noted == null || !noted.seen().equals(seen)) {
                doubtful.add(path);
            } else if (noted.digest().equals(Digests.sha256(file.getValue()))) {
                same.put(path, noted);
            } else {
                send.add(path);
            }
        }
        line.<String>each(doubtful, (channel, path) -> {
            MessageDigest digest = Digests.sha256();
            channel.get(
                    SftpPaths.quoted(SftpPaths.at(root, path)),
                    new DigestOutputStream(OutputStream.nullOutputStream(), digest),
                    new Guarded(line));
            String found = Digests.hex(digest.digest());
            SftpSite.Seen seen = there.files().get(path);
            if (seen != null && found.equals(Digests.sha256(Objects.requireNonNull(files.get(path))))) {
                same.put(path, new SftpSite.Noted(seen, found));
            } else {
                send.add(path);
            }
        });
        Set<String> remove = new TreeSet<>();
        if (manner.removal != Removal.NOTHING) {
            there.files().keySet().stream()
                    .filter(path ->
                            manner.removal == Removal.ALL || there.noted().containsKey(path))
                    .filter(path -> !files.containsKey(path))
                    .forEach(remove::add);
        }
        shipment.allowRemovals(name(), remove.size());
        return new Plan(files, send, remove, same);
    }

    private void carryOut(SftpLine line, SftpLock lock, SftpSite there, Plan plan) throws IOException {
        ConcurrentSkipListMap<String, SftpSite.Noted> noted = new ConcurrentSkipListMap<>(plan.same);
        plan.remove.stream()
                .filter(there.noted()::containsKey)
                .forEach(path -> noted.put(path, there.noted().get(path)));
        boolean stale = !noted.equals(there.noted());
        if (plan.send.isEmpty() && plan.remove.isEmpty() && there.strays().isEmpty() && !stale) {
            return;
        }
        // What is about to be brought is noted without its time: whatever cuts this short, the next run knows what is
        // ours, and looks into it.
        ConcurrentSkipListMap<String, SftpSite.Noted> before = new ConcurrentSkipListMap<>(noted);
        for (String path : plan.send) {
            Path file = Objects.requireNonNull(plan.files.get(path));
            before.put(path, SftpSite.Noted.onTheWay(Files.size(file)));
        }
        SftpSite.write(line, root, before);
        List<String> early = plan.inTheWay();
        remove(line, early, there, plan);
        makeFolders(line, SftpPaths.folders(plan.send));
        try {
            send(line, plan, path -> !SiteFiles.isPage(path), noted);
            send(line, plan, SiteFiles::isPage, noted);
        } catch (ProblemException failed) {
            try {
                before.putAll(noted);
                SftpSite.write(line, root, before); // so that the next run need not look into what was brought
            } catch (IOException | ProblemException also) {
                failed.addSuppressed(also);
            }
            throw failed;
        }
        lock.ensure();
        Set<String> late = new TreeSet<>(plan.remove);
        early.forEach(late::remove);
        late.addAll(there.strays());
        remove(line, late, there, plan);
        plan.remove.forEach(noted::remove);
        SftpSite.write(line, root, noted);
    }

    private void send(SftpLine line, Plan plan, Predicate<String> which, Map<String, SftpSite.Noted> noted)
            throws IOException {
        List<String> paths = plan.send.stream().filter(which).toList();
        line.<String>each(paths, (channel, path) -> {
            String to = SftpPaths.at(root, path);
            String folder = SftpPaths.folder(to);
            String beside = SftpPaths.at(folder.isEmpty() && to.startsWith("/") ? "/" : folder, unfinished(path));
            MessageDigest digest = Digests.sha256();
            Path file = Objects.requireNonNull(plan.files.get(path));
            try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
                channel.put(in, SftpPaths.quoted(beside), new Guarded(line), ChannelSftp.OVERWRITE);
                SftpATTRS written = channel.lstat(SftpPaths.quoted(beside));
                SftpSite.replace(channel, beside, to);
                noted.put(path, new SftpSite.Noted(SftpSite.seen(written), Digests.hex(digest.digest())));
            } catch (SftpException failed) {
                if (channel.isConnected() && failed.getCause() == null) {
                    clear(channel, beside, failed);
                }
                throw failed;
            }
        });
    }

    /** Half a file takes space that others need. */
    private static void clear(ChannelSftp channel, String path, SftpException failed) {
        try {
            SftpPaths.removeIfThere(channel, path);
        } catch (SftpException also) {
            failed.addSuppressed(also);
        }
    }

    private static String unfinished(String path) {
        return SftpSite.UNFINISHED + TextDigest.sha1(path);
    }

    private void makeFolders(SftpLine line, Set<String> folders) throws IOException {
        for (String folder : new TreeSet<>(folders)) {
            line.<String>each(List.of(SftpPaths.at(root, folder)), SftpTarget::makeFolder);
        }
    }

    private static void makeFolder(ChannelSftp channel, String path) throws SftpException {
        if (isFolder(channel, path)) {
            return;
        }
        if (!SftpPaths.folder(path).isEmpty()) {
            makeFolder(channel, SftpPaths.folder(path));
        }
        try {
            channel.mkdir(SftpPaths.quoted(path));
        } catch (SftpException failed) {
            if (!isFolder(channel, path)) { // another run may have made it meanwhile
                throw failed;
            }
        }
    }

    private static boolean isFolder(ChannelSftp channel, String path) throws SftpException {
        SftpATTRS found = SftpPaths.found(channel, path);
        return found != null && found.isDir();
    }

    private void remove(SftpLine line, Iterable<String> paths, SftpSite there, Plan plan) throws IOException {
        List<String> all = new ArrayList<>();
        paths.forEach(all::add);
        line.<String>each(all, (channel, path) -> SftpPaths.removeIfThere(channel, SftpPaths.at(root, path)));
        Set<String> stay = new TreeSet<>(there.files().keySet());
        stay.removeAll(plan.remove);
        stay.addAll(plan.files.keySet());
        Set<String> empty = SftpPaths.folders(all);
        empty.removeAll(SftpPaths.folders(stay));
        for (String folder : empty.stream().sorted(Comparator.reverseOrder()).toList()) {
            line.<String>each(List.of(folder), (channel, path) -> {
                try {
                    channel.rmdir(SftpPaths.quoted(SftpPaths.at(root, path)));
                } catch (SftpException used) {
                    if (used.getCause() != null || !channel.isConnected()) {
                        throw used;
                    } // else somebody has something else in it, and it stays
                }
            });
        }
    }

    /** Ends a large file where the lock is lost. */
    private record Guarded(SftpLine line) implements SftpProgressMonitor {
        @Override
        public void init(int kind, String from, String to, long length) {}

        @Override
        public boolean count(long bytes) {
            line.check();
            return true;
        }

        @Override
        public void end() {}
    }
}
