package blogjar.deploy;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.git.SshFiles;
import blogjar.git.SshHost;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.Session;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where to log in by SSH, and with what. What is left open stands in {@code ~/.ssh/config}, as for OpenSSH.
 *
 * @param host a name, or one of {@code ~/.ssh/config}
 * @param port 0 for the usual one
 * @param user empty for the usual one
 * @param secrets what proves who one is
 * @param acceptNew whether the key of a host that was never seen is believed, and noted
 */
record SshLogin(String host, int port, String user, Secrets secrets, boolean acceptNew) {
    private static final int MILLIS = 30_000;
    private static final int SILENT = 15_000;
    private static final int SILENCES = 3;
    private static final Pattern NOT_TAKEN = Pattern.compile("(?i).*(auth fail|auth cancel|userauth|too many auth).*");

    /**
     * @param key null for those of the agent, and of {@code ~/.ssh}
     * @param passphrase of the key; empty for none
     * @param password empty for none
     * @param agent the socket of an agent; empty for none
     */
    record Secrets(@Nullable Path key, Supplier<String> passphrase, Supplier<String> password, String agent) {}

    /** Where it is, for a person. */
    @Override
    public String toString() {
        return (user.isEmpty() ? "" : user + "@") + host + (port == 0 || port == SshHost.USUAL_PORT ? "" : ":" + port);
    }

    /**
     * @throws ProblemException where the host is not the one that is known, or does not let one in
     * @throws IOException where it is not to be had just now
     */
    Session connect() throws IOException {
        JSch jsch = new JSch();
        SshHost own = SshHost.of(host, "deploy.host and deploy.port");
        String name = own.name();
        int at = port > 0 ? port : own.port() > 0 ? own.port() : SshHost.USUAL_PORT;
        try {
            identify(jsch, own);
            jsch.setKnownHosts(new ByteArrayInputStream(SshFiles.knownHostsLines(secrets.key)));
            Session session = jsch.getSession(login(own), name, at);
            NewHosts hosts = new NewHosts(jsch.getHostKeyRepository(), knownHostsFile());
            if (acceptNew) {
                session.setHostKeyRepository(hosts);
            }
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey,password,keyboard-interactive");
            String password = secrets.password.get();
            if (!password.isEmpty()) {
                session.setPassword(password.getBytes(StandardCharsets.UTF_8));
            }
            session.setServerAliveInterval(SILENT);
            session.setServerAliveCountMax(SILENCES);
            session.connect(MILLIS);
            hosts.note();
            return session;
        } catch (JSchException failed) {
            throw failure(failed, name, at);
        }
    }

    private IOException failure(JSchException failed, String name, int at) {
        String known = SshHost.known(name, at);
        if (failed instanceof JSchChangedHostKeyException) {
            throw new ProblemException(SshHost.changed("", known, knownHostsFile()));
        }
        if (failed instanceof JSchHostKeyException) {
            throw new ProblemException(Problem.error("the key of the host " + known + " is not known here")
                    .fix("ssh-keyscan -p " + at + " " + name
                            + " prints it; compare it with what the host says of itself, and add it to "
                            + knownHostsFile()
                            + "; or believe what comes first, with deploy.host_key: accept-new"));
        }
        String message = Objects.requireNonNullElse(failed.getMessage(), "");
        if (NOT_TAKEN.matcher(message).matches()) {
            throw new ProblemException(
                    Problem.error("the host " + known + " did not take the login")
                            .fix(
                                    "see that deploy.user is right, and that the host knows the key of deploy.key, of the agent, or of ~/.ssh"));
        }
        return new IOException(known + ": " + message, failed);
    }

    private String login(SshHost own) {
        String named = user.isEmpty() ? own.user() : user;
        return named.isEmpty() ? System.getProperty("user.name", "") : named;
    }

    private void identify(JSch jsch, SshHost own) throws JSchException, IOException {
        if (secrets.key != null) {
            add(jsch, secrets.key);
            return;
        }
        if (own.keys().isEmpty() && SshHost.offer(jsch, secrets.agent)) {
            return;
        }
        for (Path file : own.keys().isEmpty() ? SshFiles.usualKeys() : own.keys()) {
            boolean open = Files.isReadable(file)
                    && (!KeyPair.load(jsch, file.toString()).isEncrypted()
                            || !secrets.passphrase.get().isEmpty());
            if (open) {
                add(jsch, file);
            }
        }
    }

    private void add(JSch jsch, Path file) throws JSchException {
        if (!Files.isReadable(file)) {
            throw new ProblemException(Problem.error("the key " + file + " is not there, or may not be read")
                    .fix("name another one in deploy.key"));
        }
        KeyPair key = KeyPair.load(jsch, file.toString());
        String passphrase = secrets.passphrase.get();
        if (key.isEncrypted() && !key.decrypt(passphrase.getBytes(StandardCharsets.UTF_8))) {
            String what = passphrase.isEmpty() ? "has a passphrase" : "has another passphrase";
            throw new ProblemException(Problem.error("the key " + file + " " + what)
                    .fix("put it into a variable of the environment, and name that: deploy.passphrase: $NAME"));
        }
        jsch.addIdentity(file.toString(), passphrase.getBytes(StandardCharsets.UTF_8));
    }

    private Path knownHostsFile() {
        return SshFiles.knownHosts(secrets.key).get(0);
    }
}
