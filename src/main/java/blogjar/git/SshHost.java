package blogjar.git;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.ConfigRepository;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.OpenSSHConfig;
import com.jcraft.jsch.SSHAgentConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What {@code ~/.ssh/config} says of a host.
 *
 * @param name where it is
 * @param port 0 where it says none
 * @param user empty where it says none
 * @param keys files of private keys; empty where it says none
 */
public record SshHost(String name, int port, String user, List<Path> keys) {
    /** Where a host answers that names no other. */
    public static final int USUAL_PORT = 22;

    /**
     * @param host a name, or one that only the file knows
     * @param settings that name the host and its port, for messages
     * @throws ProblemException where the file leads there by another host, which is not done here
     */
    public static SshHost of(String host, String settings) throws IOException {
        Path file = SshFiles.home().resolve("config");
        ConfigRepository.Config said = OpenSSHConfig.parse(Files.isReadable(file) ? Files.readString(file) : "")
                .getConfig(host);
        for (String way : List.of("ProxyJump", "ProxyCommand")) {
            String value = said.getValue(way);
            if (value != null && !value.equals("none")) {
                throw new ProblemException(
                        Problem.error(file + " leads to " + host + " by " + way + ", which is not done here")
                                .fix("open a tunnel to the host, and name its end in " + settings));
            }
        }
        String[] keys = Objects.requireNonNullElse(said.getValues("IdentityFile"), new String[0]);
        return new SshHost(
                Objects.requireNonNullElse(said.getHostname(), host),
                Math.max(0, said.getPort()),
                Objects.requireNonNullElse(said.getUser(), ""),
                Stream.of(keys).map(SshHost::file).toList());
    }

    /**
     * The name of a host in {@code known_hosts}.
     *
     * @param port 0 or less for the usual one
     */
    public static String known(String name, int port) {
        return port <= 0 || port == USUAL_PORT ? name : "[" + name + "]:" + port;
    }

    private static Path file(String key) {
        return Path.of(key.replaceFirst("^~(?=/)", System.getProperty("user.home", "")));
    }

    /**
     * What to say where it has another key than the one that is known.
     *
     * @param begin what comes before, or nothing
     * @param known its name in the file
     * @param file with the keys of hosts
     */
    public static Problem changed(String begin, String known, Path file) {
        return Problem.error(begin + "the host " + known + " has another key than known_hosts says; nothing was sent")
                .fix("ask who runs the host; if the key is a new one, take the old one out: ssh-keygen -R '" + known
                        + "' -f " + file);
    }

    /**
     * Offers the keys of an agent.
     *
     * @param agent its socket; empty for none
     * @return whether it has any
     */
    public static boolean offer(JSch jsch, String agent) throws IOException {
        if (agent.isEmpty()) {
            return false;
        }
        try {
            AgentIdentityRepository keys = new AgentIdentityRepository(new SSHAgentConnector(Path.of(agent)));
            if (keys.getIdentities().isEmpty()) {
                return false;
            }
            jsch.setIdentityRepository(keys);
            return true;
        } catch (AgentProxyException none) {
            throw new IOException("the agent at " + agent + " does not answer", none);
        }
    }
}
