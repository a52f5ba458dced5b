package blogjar.deploy;

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

/**
 * Keeps runs apart: a folder, as making one is all or nothing on any host, in which a file has the name of whose it is. Who holds it
 * gives that a new time now and then. Where it stays the same for long, by the clock of who waits, its owner is taken for dead.
 */
final class SftpLock {
    static final String NAME = ".blog-lock";
    private static final int PARTS = 4;
    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS_IN_SILENCE = 4;

    /** That often it may be gone between two looks, before a host is believed not to let us make it. */
    private static final int MOST_ABSENCES = 10;

    private final SftpLine line;
    private final String folder;
    private final String owner;
    private final Duration patience;
    private final String token = UUID.randomUUID().toString();
    private int absences;
    private volatile long renewed;

    private SftpLock(SftpLine line, String root, Duration patience) {
        this.line = line;
        this.folder = SftpPaths.at(root, NAME);
        this.owner = folder + "/" + token;
        this.patience = patience;
    }

    /** Comes back when nobody else has it. {@code waiting} is run once, where that takes a while. */
    static SftpLock take(SftpLine line, String root, Duration patience, Runnable waiting) throws IOException {
        SftpLock lock = new SftpLock(line, root, patience);
        String seen = "";
        long since = System.nanoTime();
        int looks = 0;
        while (!line.ask("the lock", lock::isTaken)) {
            String now = line.ask("the lock", channel -> signs(channel, lock.folder));
            if (!now.equals(seen)) {
                seen = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                line.ask("the lock", lock::isBroken);
                since = System.nanoTime();
            }
            if (++looks == LOOKS_IN_SILENCE) {
                waiting.run();
            }
            SftpLine.rest(Math.min(LOOK_MILLIS, patience.toMillis() / PARTS));
        }
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
        renewed = System.nanoTime();
    }

    /** To be called often: says that one is alive, where it is time to. */
    synchronized void keep() throws IOException {
        if (System.nanoTime() - renewed > patience.toNanos() / PARTS) {
            line.aside((channel, what) -> renew(channel), "the lock");
        }
    }

    /** To be called before what can't be undone. */
    void check() throws IOException {
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
            renewed = System.nanoTime();
        } catch (SftpException failed) {
            if (failed.getCause() != null || !channel.isConnected()) {
                throw failed;
            }
            write(channel); // a host before a store of objects lets nobody set a time
        }
    }

    void release() throws IOException {
        line.each(List.of("the lock"), (channel, what) -> {
            if (SftpPaths.found(channel, owner) != null) {
                remove(channel, folder);
            }
        });
    }
}
