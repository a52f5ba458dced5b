package blogjar.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.shell.ProcessShellFactory;

/** Repositories behind SSH on the loopback address, by git's own programs; who comes is {@code git}. */
public final class GitSshHost implements AutoCloseable {
    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path keys;
    private volatile String before = "";

    /** @param keys a folder for {@code id} and {@code known_hosts}; nobody is let in, nor is the host known, until that is said */
    public GitSshHost(Path keys) throws Exception {
        this(keys, "127.0.0.1", 0);
    }

    /** @param port 0 for a free one */
    public GitSshHost(Path keys, String address, int port) throws Exception {
        this.keys = Files.createDirectories(keys);
        server.setHost(address);
        server.setPort(port);
        server.setPublickeyAuthenticator((user, offered, session) -> false);
        server.setCommandFactory(
                (channel, command) -> new ProcessShellFactory(before + command, List.of("sh")).createShell(channel));
        changeKey();
        server.start();
    }

    public int port() {
        return server.getPort();
    }

    /** Makes a key that lets one in; each takes the place of the one before. */
    public Path key(String kind) throws Exception {
        MadeKey made = MadeKey.of(kind, keys);
        letIn(made.known());
        return made.file();
    }

    /** From now on this key lets one in, and no other. */
    public void letIn(PublicKey key) {
        server.setPublickeyAuthenticator(
                (user, offered, session) -> user.equals("git") && KeyUtils.compareKeys(key, offered));
    }

    public void letNobodyIn() {
        server.setPublickeyAuthenticator((user, offered, session) -> false);
    }

    /** From now on the host is another one. */
    public void changeKey() throws Exception {
        KeyPair own = KeyUtils.generateKeyPair("ecdsa-sha2-nistp256", 256);
        server.setKeyPairProvider(KeyPairProvider.wrap(own));
    }

    /** Its key as it is now, as a line of {@code known_hosts}. */
    public String known(int port) throws Exception {
        PublicKey own =
                server.getKeyPairProvider().loadKeys(null).iterator().next().getPublic();
        return "[127.0.0.1]:" + port + " " + PublicKeyEntry.toString(own) + "\n";
    }

    /** Notes its key beside the one of {@link #key}, for all ports that it may be reached by. */
    public void know(int... ports) throws Exception {
        StringBuilder lines = new StringBuilder(known(port()));
        for (int port : ports) {
            lines.append(known(port));
        }
        Files.writeString(keys.resolve("known_hosts"), lines);
    }

    /** From now on no program that is run here writes a file longer than that, as on a disk that is full; 0 for any length. */
    public void space(int blocks) {
        before = blocks == 0 ? "" : "trap '' XFSZ; ulimit -f " + blocks + "; ";
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }
}
