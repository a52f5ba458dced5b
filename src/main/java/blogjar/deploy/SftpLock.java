package blogjar.deploy;

import blogjar.cloud.Pause;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs apart: a folder, as making one is all or nothing on any host, in which a file has the name of whose it is. Who holds it
 * gives that a new time now and then, whatever else is done meanwhile. Where it stays the same for long, by the clock of who waits, its
 * owner is taken for dead.
 */
final class SftpLock {
    static final String NAME = ".blog-lock";
    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS_IN_SILENCE = 4;

    /** That often it may be gone between two looks, before a host is believed not to let us make it. */
    private static final int MOST_ABSENCES = 10;

    private final SftpLine line;
    private final String folder;
    private final String owner;
    private final String token = UUID.randomUUID().toString();
    private final Heartbeat heartbeat;
    private int absences;
    private volatile @Nullable RuntimeException lost;

    private SftpLock(SftpLine line, String root, Duration patience) {
        this.line = line;
        this.folder = SftpPaths.at(root, NAME);
        this.owner = folder + "/" + token;
        this.heartbeat = new Heartbeat(patience);
    }

    /** Comes back when nobody else has it. {@code waiting} is run once, where that takes a while. */
    static SftpLock take(SftpLine line, String root, Duration patience, Runnable waiting) throws IOException {
        SftpLock lock = new SftpLock(line, root, patience);
        String seen = "";
        long pause = Math.min(LOOK_MILLIS, Heartbeat.part(patience));
        long last = System.nanoTime();
        long silent = 0;
        int looks = 0;
        while (!line.ask("the lock", lock::isTaken)) {
            String now = line.ask("the lock", channel -> signs(channel, lock.folder));
            // Where this one was held up itself, the other may have been as well: that time does not count.
            silent += Math.min(System.nanoTime() - last, TimeUnit.MILLISECONDS.toNanos(2 * pause));
            last = System.nanoTime();
            if (!now.equals(seen)) {
                seen = now;
                silent = 0;
            } else if (silent > patience.toNanos()) {
                line.ask("the lock", lock::isBroken);
                silent = 0;
            }
            if (++looks == LOOKS_IN_SILENCE) {
                waiting.run();
            }
            Pause.take(pause);
        }
        lock.heartbeat.begin(lock::keep);
        return lock;
    }

    private boolean isTaken(ChannelSftp channel) throws SftpException {
        try {
            channel.mkdir(SftpPaths.quoted(folder));
        } catch (SftpException failed) {
            if (SftpPaths.found(channel, folder) == null) {
                // Let go of just now, or it could not be made at all.
                if (++absences < MOST_ABSENCES) {
                    return false;
                }
                throw failed;
            }
            absences = 0;
            return SftpPaths.found(channel, owner) != null; // made before the line was cut
        }
        write(channel);
        return true;
    }

    /** What changes while its owner lives. */
    private static String signs(ChannelSftp channel, String folder) throws SftpException {
        StringBuilder signs = new StringBuilder();
        SftpSite.list(channel, folder)
                .forEach((name, attributes) -> signs.append(name)
                        .append(' ')
                        .append(attributes.getMTime())
                        .append('\n'));
        return signs.toString();
    }

    /** Out of the way first, which only one of several can do. */
    private boolean isBroken(ChannelSftp channel) throws SftpException {
        String aside = folder + "-" + token;
        try {
            channel.rename(SftpPaths.quoted(folder), SftpPaths.quoted(aside));
        } catch (SftpException gone) {
            return false; // another one was first, and the next look shows it
        }
        remove(channel, aside);
        return true;
    }

    private static void remove(ChannelSftp channel, String folder) throws SftpException {
        for (String name : SftpSite.list(channel, folder).keySet()) {
            SftpPaths.removeIfThere(channel, folder + "/" + name);
        }
        try {
            channel.rmdir(SftpPaths.quoted(folder));
        } catch (SftpException failed) {
            SftpPaths.unlessAbsent(failed);
        }
    }

    private void write(ChannelSftp channel) throws SftpException {
        String text = System.getProperty("user.name", "") + "\n";
        channel.put(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SftpPaths.quoted(owner));
    }

    private synchronized void keep() {
        try {
            line.aside((channel, what) -> renew(channel), "the lock");
        } catch (RuntimeException failed) {
            lost = failed;
        } catch (IOException cut) {
            // Who works on the line meets that as well, and connects again. The next time is soon.
        }
    }

    /** To be called often. */
    void check() {
        RuntimeException failed = lost;
        if (failed != null) {
            throw failed;
        }
    }

    /** To be called before what can't be undone. */
    void ensure() throws IOException {
        line.each(List.of("the lock"), (channel, what) -> renew(channel));
    }

    private void renew(ChannelSftp channel) throws SftpException {
        if (SftpPaths.found(channel, owner) == null) {
            throw new ProblemException(Problem.error("another deploy took this one for dead, and went on in its place")
                    .fix("deploy again; where the line is slow, give it longer with deploy.lock"));
        }
        try {
            channel.setMtime(
                    SftpPaths.quoted(owner), Math.toIntExact(Instant.now().getEpochSecond()));
        } catch (SftpException failed) {
            if (failed.getCause() != null || !channel.isConnected()) {
                throw failed;
            }
            write(channel); // a host before a store of objects lets nobody set a time
        }
    }

    synchronized void release() throws IOException {
        heartbeat.end(); // what is under way has ended, as it is synchronized, too
        line.each(List.of("the lock"), (channel, what) -> {
            if (SftpPaths.found(channel, owner) != null) {
                remove(channel, folder);
            }
        });
    }
}
