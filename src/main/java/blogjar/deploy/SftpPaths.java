package blogjar.deploy;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Paths at a host, with slashes, and without patterns. */
final class SftpPaths {
    private SftpPaths() {}

    /** @param path empty for the root itself */
    static String at(String root, String path) {
        return path.isEmpty() ? root : root.endsWith("/") ? root + path : root + "/" + path;
    }

    /** The folder that a path is in; empty for the root. */
    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /** All folders above some paths, without the root. */
    static Set<String> folders(Collection<String> paths) {
        Set<String> all = new TreeSet<>();
        for (String path : paths) {
            String folder = folder(path);
            while (!folder.isEmpty() && all.add(folder)) {
                folder = folder(folder);
            }
        }
        return all;
    }

    /** As the library wants a name that is no pattern. */
    static String quoted(String path) {
        return path.replaceAll("[\\\\*?]", "\\\\$0");
    }

    /** What is there, beyond a link; null for nothing. */
    static @Nullable SftpATTRS found(ChannelSftp channel, String path) throws SftpException {
        try {
            return channel.stat(quoted(path));
        } catch (SftpException failed) {
            unlessAbsent(failed);
            return null;
        }
    }

    static void removeIfThere(ChannelSftp channel, String path) throws SftpException {
        try {
            channel.rm(quoted(path));
        } catch (SftpException failed) {
            unlessAbsent(failed);
        }
    }

    /** Throws it again, but where it says that there is no such file. */
    static void unlessAbsent(SftpException failed) throws SftpException {
        if (failed.id != ChannelSftp.SSH_FX_NO_SUCH_FILE) {
            throw failed;
        }
    }
}
