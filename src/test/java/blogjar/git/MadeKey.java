package blogjar.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;

/**
 * A pair of keys as {@code ssh-keygen} makes them.
 *
 * @param file with the private one
 */
public record MadeKey(Path file, PublicKey known) {
    /** @param kind such as {@code ed25519} */
    public static MadeKey of(String kind, Path folder) throws Exception {
        Path file = folder.resolve("id");
        Process made = new ProcessBuilder("ssh-keygen", "-q", "-t", kind, "-N", "", "-f", file.toString()).start();
        if (made.waitFor() != 0) {
            throw new IOException("ssh-keygen made no key of the kind " + kind);
        }
        String written = Files.readString(folder.resolve("id.pub"));
        return new MadeKey(
                file,
                AuthorizedKeyEntry.parseAuthorizedKeyEntry(written.strip())
                        .resolvePublicKey(null, PublicKeyEntryResolver.FAILING));
    }
}
