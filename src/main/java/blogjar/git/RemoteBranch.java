package blogjar.git;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.jgit.transport.URIish;
import org.jspecify.annotations.Nullable;

/** A branch of a repository elsewhere, and how to be let in. */
public final class RemoteBranch {
    /** Takes any name beside a token: GitHub, GitLab, Gitea, Forgejo and Gitee do. */
    private static final String TOKEN_USER = "oauth2";

    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git", "file");

    private final URIish uri;
    private final String branch;
    private final Login login;
    private final @Nullable Path key;
    private final Named named;
    private final @Nullable Own own;

    /**
     * What the settings are called that say all this, for messages.
     *
     * @param may what a login has to be good for: {@code read it}
     * @param again what mends a failure that was for a moment
     */
    public record Named(String repository, String branch, String token, String key, String may, String again) {}

    /**
     * Who asks, over HTTP.
     *
     * @param password empty where nobody is let in by one
     */
    private record Login(String user, Supplier<String> password) {}

    /**
     * What the author's own machine may be asked for.
     *
     * @param folder whose settings of git name the helpers that know his logins
     * @param agent the socket of the agent with his keys for SSH; empty for none
     */
    public record Own(Path folder, String agent) {}

    private RemoteBranch(URIish uri, String branch, Login login, @Nullable Path key, Named named, @Nullable Own own) {
        this.uri = uri;
        this.branch = branch;
        this.login = login;
        this.key = key;
        this.named = named;
        this.own = own;
    }

    /**
     * @param address as git takes it: {@code https://}, {@code ssh://}, {@code git@host:path}, {@code file://}; user and password in it
     *     are kept apart
     * @param branch empty for the one that the repository itself names
     * @param token in place of a password; asked for each time, empty for none
     * @param key the private key for SSH
     * @param named for messages
     * @throws ProblemException where the address is none
     */
    public static RemoteBranch of(
            String address, String branch, Supplier<String> token, @Nullable Path key, Named named) {
        URIish uri;
        try {
            uri = new URIish(address);
        } catch (URISyntaxException malformed) {
            throw noAddress(named);
        }
        String scheme = uri.getScheme();
        boolean known = scheme == null
                ? uri.getHost() != null
                        || uri.getPath() != null && Path.of(uri.getPath()).isAbsolute()
                : SCHEMES.contains(scheme.toLowerCase(Locale.ROOT));
        if (!known) {
            throw noAddress(named);
        }
        boolean web = scheme != null && scheme.toLowerCase(Locale.ROOT).startsWith("http");
        String password = Objects.requireNonNullElse(uri.getPass(), "");
        String user = Objects.requireNonNullElse(uri.getUser(), "");
        Login login = new Login(user.isEmpty() ? TOKEN_USER : user, () -> password.isEmpty() ? token.get() : password);
        if (web && password.isEmpty() && !user.isEmpty()) {
            login = new Login(TOKEN_USER, () -> token.get().isEmpty() ? user : token.get()); // https://TOKEN@host/
        }
        return new RemoteBranch(
                web ? uri.setUser(null).setPass(null) : uri.setPass(null), branch, login, key, named, null);
    }

    private static ProblemException noAddress(Named named) {
        return new ProblemException(Problem.error("'" + named.repository + "' is no address of a repository")
                .expected("such as https://github.com/me/blog.git, git@github.com:me/blog.git or file:///srv/blog.git")
                .fix("correct it"));
    }

    /** Where the repository is, without user and password; the same text for the same repository. */
    public String address() {
        return uri.toString();
    }

    /** Empty for the one that the repository itself names. */
    public String branch() {
        return branch;
    }

    /** The host's name; empty for a repository of this machine. */
    public String host() {
        return Objects.requireNonNullElse(uri.getHost(), "");
    }

    /** Its origin as a browser has it: {@code https://host} for SSH too. */
    public String origin() {
        boolean plain = "http".equalsIgnoreCase(uri.getScheme());
        boolean web = plain || "https".equalsIgnoreCase(uri.getScheme());
        return (plain ? "http://" : "https://") + host() + (web && uri.getPort() > 0 ? ":" + uri.getPort() : "");
    }

    /** Owner and name, as in {@code me/blog}. */
    public String path() {
        return Objects.requireNonNullElse(uri.getPath(), "")
                .replaceFirst("^/+", "")
                .replaceFirst("/+$", "")
                .replaceFirst("\\.git$", "");
    }

    /** The same, where {@code ~/.ssh/config}, the agent and git's helpers for credentials are asked for what is not given. */
    public RemoteBranch with(Own machine) {
        return new RemoteBranch(uri, branch, login, key, named, machine);
    }

    @Nullable
    Own own() {
        return own;
    }

    Named named() {
        return named;
    }

    URIish uri() {
        return uri;
    }

    @Nullable
    Path key() {
        return key;
    }

    String user() {
        return login.user;
    }

    String password() {
        return login.password.get();
    }

    /** Whether a login may be told there: over TLS, and to this machine. */
    boolean isPrivate() {
        return "https".equalsIgnoreCase(uri.getScheme())
                || Set.of("localhost", "127.0.0.1", "::1", "[::1]").contains(host());
    }

    /** Another repository, that of a submodule, with the same means where it is on the same host. */
    RemoteBranch other(String address) throws URISyntaxException {
        URIish other = new URIish(address);
        boolean same = host().equals(Objects.requireNonNullElse(other.getHost(), ""))
                && Objects.equals(uri.getScheme(), other.getScheme())
                && uri.getPort() == other.getPort();
        return new RemoteBranch(
                other.setPass(null), "", same ? login : new Login(TOKEN_USER, () -> ""), key, named, own);
    }

    /** A message without what lets one in. */
    String clean(@Nullable String message) {
        String text = Objects.requireNonNullElse(message, "");
        String password = password();
        return password.isEmpty() ? text : text.replace(password, "***");
    }

    @Override
    public String toString() {
        return branch.isEmpty() ? address() : address() + " (" + branch + ")";
    }
}
