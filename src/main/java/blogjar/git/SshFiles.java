package blogjar.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where OpenSSH keeps the keys of a user, and those of hosts. */
public final class SshFiles {
    private SshFiles() {}

    public static Path home() {
        return Path.of(System.getProperty("user.home", "/"), ".ssh");
    }

    /** The usual names of private keys, the best first; they need not be there. */
    public static List<Path> usualKeys() {
        return Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                .map(home()::resolve)
                .toList();
    }

    /**
     * Files with the keys of hosts, the nearest first; they need not be there.
     *
     * @param key a private key that was named, beside which there may be one; null for none
     */
    public static List<Path> knownHosts(@Nullable Path key) {
        List<Path> files = new ArrayList<>(List.of(home().resolve("known_hosts"), Path.of("/etc/ssh/ssh_known_hosts")));
        if (key != null) {
            files.add(0, key.resolveSibling("known_hosts"));
        }
        return files;
    }

    /** The lines of all of {@link #knownHosts} that are there. */
    public static byte[] knownHostsLines(@Nullable Path key) throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Path file : knownHosts(key)) {
            if (Files.isReadable(file)) {
                lines.write(Files.readAllBytes(file));
                lines.write('\n');
            }
        }
        return lines.toByteArray();
    }
}
