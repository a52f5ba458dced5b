package blogjar.git;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;
import org.jspecify.annotations.Nullable;

/**
 * SSH with a key of a file, or of the author's agent, to hosts that are known: by {@code known_hosts} beside the key, in {@code ~/.ssh} or of
 * the system.
 */
final class SshKey extends SshSessionFactory {
    /** Whom hosts of repositories know. */
    private static final String USER = "git";

    private static final int MILLIS = 1000;

    private final RemoteBranch remote;

    SshKey(RemoteBranch remote) {
        this.remote = remote;
    }

    @Override
    public String getType() {
        return "jsch";
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider none, FS fs, int timeout)
            throws TransportException {
        try {
            RemoteBranch.Own own = remote.own();
            SshHost host = own == null
                    ? new SshHost(uri.getHost(), 0, "", List.of())
                    : SshHost.of(uri.getHost(), remote.named().repository());
            JSch jsch = new JSch();
            identify(jsch, host, own);
            jsch.setKnownHosts(new ByteArrayInputStream(SshFiles.knownHostsLines(remote.key())));
            String user = host.user().isEmpty() ? USER : host.user();
            int port = host.port() > 0 ? host.port() : SshHost.USUAL_PORT;
            Session session = jsch.getSession(
                    Objects.requireNonNullElse(uri.getUser(), user),
                    host.name(),
                    uri.getPort() > 0 ? uri.getPort() : port);
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey");
            session.connect(timeout);
            return new Connected(session);
        } catch (JSchException | IOException failed) {
            throw new TransportException(uri, Objects.requireNonNullElse(failed.getMessage(), "SSH failed"), failed);
        }
    }

    private void identify(JSch jsch, SshHost host, RemoteBranch.@Nullable Own own) throws JSchException, IOException {
        List<Path> keys = host.keys();
        if (remote.key() != null) {
            keys = List.of(remote.key());
        } else if (keys.isEmpty()) {
            if (own != null && SshHost.offer(jsch, own.agent())) {
                return;
            }
            keys = SshFiles.usualKeys();
        }
        for (Path one : keys) {
            if (one.equals(remote.key()) || Files.isReadable(one)) {
                jsch.addIdentity(one.toString());
            }
        }
    }

    /** A connection that one program is run over. */
    private record Connected(Session session) implements RemoteSession {
        @Override
        public Process exec(String command, int timeout) throws IOException {
            try {
                ChannelExec channel = (ChannelExec) session.openChannel("exec");
                channel.setCommand(command);
                InputStream out = channel.getInputStream();
                InputStream errors = channel.getErrStream();
                OutputStream in = channel.getOutputStream();
                channel.connect(timeout * MILLIS);
                return new Program(channel, in, out, errors);
            } catch (JSchException failed) {
                throw new IOException(failed.getMessage(), failed);
            }
        }

        @Override
        public void disconnect() {
            session.disconnect();
        }
    }

    /** The program at the other end. */
    private static final class Program extends Process {
        private static final int LOOK = 50;

        private final ChannelExec channel;
        private final OutputStream in;
        private final InputStream out;
        private final InputStream errors;

        Program(ChannelExec channel, OutputStream in, InputStream out, InputStream errors) {
            this.channel = channel;
            this.in = in;
            this.out = out;
            this.errors = errors;
        }

        @Override
        public OutputStream getOutputStream() {
            return in;
        }

        @Override
        public InputStream getInputStream() {
            return out;
        }

        @Override
        public InputStream getErrorStream() {
            return errors;
        }

        @Override
        public int waitFor() throws InterruptedException {
            while (!channel.isClosed()) {
                Thread.sleep(LOOK);
            }
            return channel.getExitStatus();
        }

        @Override
        public int exitValue() {
            if (!channel.isClosed()) {
                throw new IllegalThreadStateException("the program still runs");
            }
            return channel.getExitStatus();
        }

        @Override
        public void destroy() {
            channel.disconnect();
        }
    }
}
