package blogjar.deploy;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Keys of hosts, where that of a host without any is believed and noted ({@code StrictHostKeyChecking accept-new} of OpenSSH). A host
 * that has a key here, of whatever kind, has to show one that is known.
 */
final class NewHosts implements HostKeyRepository {
    private final HostKeyRepository known;
    private final Path file;
    private @Nullable HostKey met;

    /** @param file to which what is new is added */
    NewHosts(HostKeyRepository known, Path file) {
        this.known = known;
        this.file = file;
    }

    @Override
    public int check(String host, byte[] key) {
        int found = known.check(host, key);
        HostKey[] all = known.getHostKey(host, null);
        if (found != NOT_INCLUDED || (all != null && all.length > 0)) {
            return found;
        }
        try {
            met = new HostKey(host, key);
        } catch (JSchException unreadable) {
            return NOT_INCLUDED; // no key that could be noted, and so none that is believed
        }
        return OK;
    }

    /** To be called when the host has shown that the key is its own. */
    void note() throws IOException {
        HostKey added = met;
        if (added != null) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            String line = added.getHost() + " " + added.getType() + " " + added.getKey() + "\n";
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
    }

    @Override
    public void add(HostKey key, UserInfo user) {
        known.add(key, user);
    }

    @Override
    public void remove(String host, String type) {
        known.remove(host, type);
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        known.remove(host, type, key);
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return file.toString();
    }

    @Override
    public HostKey[] getHostKey() {
        return known.getHostKey();
    }

    @Override
    public HostKey[] getHostKey(String host, String type) {
        return known.getHostKey(host, type);
    }
}
