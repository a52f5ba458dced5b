package blogjar.server;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.server.access.Accounts;
import blogjar.text.PathPattern;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who may see what; where several rules fit a path, each of them has to be met.
 *
 * @param rules by path
 */
public record Access(List<Rule> rules) {
    /** Everybody may see everything. */
    public static final Access OPEN = new Access(List.of());

    private static final String KEY = "server.access";
    private static final String USUAL_REALM = "Members";

    /**
     * Who may see some paths.
     *
     * @param path compared without regard to case, as some disks do
     * @param realm what a browser asks the password for
     * @param accounts null where nobody is asked for one
     * @param from networks of clients; empty for any
     */
    record Rule(PathPattern path, String realm, @Nullable Accounts accounts, List<Network> from) {
        boolean isFor(String lowerPath) {
            return path.matches(lowerPath);
        }
    }

    public Access {
        rules = List.copyOf(rules);
    }

    /**
     * {@code server.access}: paths with {@code users}, {@code realm} and {@code from}.
     *
     * @throws ProblemException where a value can't be used; nothing is served then that was to be kept from somebody
     */
    public static Access of(Config config) {
        Object given = config.get(KEY);
        if (given == null || given.equals(false)) {
            return OPEN;
        }
        if (!(given instanceof Map<?, ?> paths)) {
            throw refused(config, "", "'" + KEY + "' is no mapping of paths");
        }
        List<Rule> rules = new ArrayList<>();
        paths.forEach((path, rule) -> {
            if (!(rule instanceof Map<?, ?> parts)) {
                throw refused(config, path.toString(), "'" + path + "' under '" + KEY + "' does not say who");
            }
            rules.add(rule(config, path.toString(), parts));
        });
        return new Access(rules);
    }

    private static Rule rule(Config config, String path, Map<?, ?> parts) {
        for (Object part : parts.keySet()) {
            if (!List.of("users", "realm", "from").contains(part.toString())) {
                throw refused(config, path, "'" + part + "' says nothing about who may see '" + path + "'");
            }
        }
        Object users = parts.get("users");
        List<Network> from = networks(config, path, parts.get("from"));
        if (users == null && from.isEmpty()) {
            throw refused(config, path, "'" + path + "' under '" + KEY + "' does not say who");
        }
        Object realm = parts.get("realm");
        String shown = realm == null ? USUAL_REALM : realm.toString();
        if (!shown.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '"' && c != '\\')) {
            throw refused(config, path, "the realm of '" + path + "' can't be sent in a header field");
        }
        return new Rule(
                PathPattern.of(path.toLowerCase(Locale.ROOT)), shown, users == null ? null : accounts(users), from);
    }

    private static Accounts accounts(Object users) {
        if (users instanceof Map<?, ?> given) {
            Map<String, String> hashes = new LinkedHashMap<>();
            given.forEach((user, hash) -> hashes.put(user.toString(), String.valueOf(hash)));
            return Accounts.of(hashes);
        }
        return Accounts.in(Path.of(users.toString()));
    }

    private static List<Network> networks(Config config, String path, @Nullable Object given) {
        List<Network> networks = new ArrayList<>();
        for (Object one : SettingValues.oneOrMore(given)) {
            networks.add(Network.parse(String.valueOf(one))
                    .orElseThrow(() -> refused(config, path, "'" + one + "' is neither an address nor a network")));
        }
        return networks;
    }

    private static ProblemException refused(Config config, String path, String message) {
        return new ProblemException(Problem.error(message)
                .at(config.place(path.isEmpty() ? KEY : KEY + "." + path))
                .expected("users: a file of htpasswd, or names with hashes; from: addresses or networks; realm: a name")
                .fix("such as: /private/: {users: /etc/blog/users}"));
    }

    /** The rules for a path; none for most, and for the proofs that a certificate authority asks for. */
    List<Rule> of(String path) {
        if (rules.isEmpty() || path.startsWith(RequestTarget.CHALLENGES)) {
            return List.of();
        }
        String lower = path.toLowerCase(Locale.ROOT);
        return rules.stream().filter(rule -> rule.isFor(lower)).toList();
    }
}
