package blogjar.cli;

import blogjar.git.MadeKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.SftpModuleProperties;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A host that is reached by SFTP, on this machine, whose line and disk can be made bad. */
final class SftpHost implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path keys;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int cutAt;
    private volatile boolean timesAreItsOwn;
    private volatile long pause;
    private volatile long space = Long.MAX_VALUE;

    /**
     * @param files what its root is
     * @param keys where the keys are kept: {@code id}, and {@code known_hosts}
     */
    SftpHost(Path files, Path keys) throws Exception {
        this.keys = Files.createDirectories(keys);
        Files.createDirectories(files);
        PublicKey known = MadeKey.of("ed25519", keys).known();
        server.setHost("127.0.0.1");
        changeKey();
        server.setFileSystemFactory(new VirtualFileSystemFactory(files));
        server.setPublickeyAuthenticator((user, offered, session) -> KeyUtils.compareKeys(known, offered));
        SftpSubsystemFactory sftp = new SftpSubsystemFactory();
        sftp.addSftpEventListener(new Faults());
        server.setSubsystemFactories(List.of(sftp));
        server.start();
        know();
    }

    int port() {
        return server.getPort();
    }

    /** The connection is cut at each such request; 0 for never. */
    void cutAt(int request) {
        cutAt = request;
    }

    /** Bytes that a file may have at most. */
    void space(long bytes) {
        space = bytes;
    }

    /** Each piece of a file takes so long. */
    void pause(long millis) {
        pause = millis;
    }

    /** Nobody may set a time, as with a host before a store of objects. */
    void keepItsTimes() {
        timesAreItsOwn = true;
    }

    /** What OpenSSH can do beyond the draft; here nothing. */
    void knowNoExtensions() {
        SftpModuleProperties.OPENSSH_EXTENSIONS.set(server, "");
        SftpModuleProperties.CLIENT_EXTENSIONS.set(server, "");
    }

    void changeKey() throws Exception {
        KeyPair own = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server.setKeyPairProvider(KeyPairProvider.wrap(own));
    }

    void letNobodyIn() {
        server.setPublickeyAuthenticator((user, offered, session) -> false);
    }

    private void know() throws Exception {
        PublicKey own =
                server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
        Files.writeString(
                keys.resolve("known_hosts"), "[127.0.0.1]:" + port() + " " + PublicKeyEntry.toString(own) + "\n");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    private final class Faults implements SftpEventListener {
        @Override
        public void received(ServerSession session, int type, int id) throws IOException {
            if (cutAt > 0 && requests.incrementAndGet() % cutAt == 0) {
                session.close(true);
                throw new IOException("cut");
            }
        }

        @Override
        public void writing(
                ServerSession session, String id, FileHandle file, long offset, byte[] data, int from, int length)
                throws IOException {
            rest();
            // What is noted of the files is let through, so that the page is what meets the full disk.
            String name = file.getFile().getFileName().toString();
            if (name.startsWith(".blog-new-") && !name.endsWith("files") && length > space) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void reading(
                ServerSession session, String id, FileHandle file, long offset, byte[] data, int from, int length)
                throws IOException {
            rest();
        }

        private void rest() throws IOException {
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException(stopped);
            }
        }

        @Override
        public void modifyingAttributes(ServerSession session, Path path, Map<String, ?> attributes) {
            if (timesAreItsOwn && attributes.containsKey("lastModifiedTime")) {
                throw new UnsupportedOperationException("times are not set here");
            }
        }
    }
}
