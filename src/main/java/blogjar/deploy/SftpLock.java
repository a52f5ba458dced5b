package blogjar.deploy;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Keeps runs apart: a folder, as making one is all or nothing on any host, in which a file says whose it is, and since when. Who holds
 * it writes that anew from time to time. Where it stays the same for long, by the clock of who waits, its owner is taken for dead.
 */
final class SftpLock {
    static final String NAME = ".blog-lock";
    private static final int PARTS = 4;

    private final SftpLine line;
    private final String folder;
    private final Duration patience;
    private final String token = UUID.randomUUID().toString();
    private long renewed;

    private SftpLock(SftpLine line, String root, Duration patience) {
        this.line = line;
        this.folder = SftpPaths.at(root, NAME);
        this.patience = patience;
    }

    /** Comes back when nobody else has it. */
    static SftpLock take(SftpLine line, String root, Duration patience) throws IOException {
        SftpLock lock = new SftpLock(line, root, patience);
        String seen = "";
        long since = System.nanoTime();
        while (!line.ask("the lock", lock::isTaken)) {
            String now = line.ask("the lock", lock::owner);
            if (!now.equals(seen)) {
                seen = now;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > patience.toNanos()) {
                line.ask("the lock", lock::isBroken);
                since = System.nanoTime();
            }
            SftpLine.rest(patience.toMillis() / PARTS);
        }
        return lock;
    }

    private boolean isTaken(ChannelSftp channel) throws SftpException, IOException {
        try {
            channel.mkdir(SftpPaths.quoted(folder));
        } catch (SftpException there) {
            if (!owner(channel).startsWith(token)) {
                channel.stat(SftpPaths.quoted(folder)); // which fails where the folder could not be made at all
                return false;
            }
        }
        write(channel);
        return true;
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
        SftpPaths.removeIfThere(channel, folder + "/owner");
        try {
            channel.rmdir(SftpPaths.quoted(folder));
        } catch (SftpException failed) {
            if (failed.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                throw failed;
            }
        }
    }

    private String owner(ChannelSftp channel) throws SftpException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            channel.get(SftpPaths.quoted(folder + "/owner"), text);
        } catch (SftpException failed) {
            if (failed.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                throw failed;
            }
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private void write(ChannelSftp channel) throws SftpException {
        String text = token + "\n" + System.getProperty("user.name", "") + "\n" + Instant.now() + "\n";
        channel.put(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), SftpPaths.quoted(folder + "/owner"));
        renewed = System.nanoTime();
    }

    /** To be called often: says that one is alive, where it is time to. */
    synchronized void keep() throws IOException {
        if (System.nanoTime() - renewed > patience.toNanos() / PARTS) {
            line.aside((channel, what) -> renew(channel), "the lock");
        }
    }

    /** To be called before what can't be undone. */
    synchronized void check() throws IOException {
        line.each(List.of("the lock"), (channel, what) -> renew(channel));
    }

    private void renew(ChannelSftp channel) throws SftpException {
        if (!owner(channel).startsWith(token)) {
            throw new ProblemException(Problem.error("another deploy took this one for dead, and went on in its place")
                    .fix("deploy again; where the line is slow, give it longer with deploy.lock"));
        }
        write(channel);
    }

    void release() throws IOException {
        line.each(List.of("the lock"), (channel, what) -> {
            if (owner(channel).startsWith(token)) {
                remove(channel, folder);
            }
        });
    }
}
