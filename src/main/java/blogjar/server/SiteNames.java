package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.net.IDN;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The host names that a blog's settings give it. */
public final class SiteNames {
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");

    private static final int LONGEST = 253;

    private SiteNames() {}

    /**
     * The host of {@code url}, which is the canonical one, and {@code server.aliases}; as the DNS has them, so that
     * {@code 例子.com} is {@code xn--fsqu00a.com}.
     *
     * @throws ProblemException where an alias is no name
     */
    public static List<String> of(Config config) {
        Set<String> names = new LinkedHashSet<>();
        String host = host(config.text("url"));
        if (!host.isEmpty()) {
            names.add(host);
        }
        for (String alias : config.texts("server.aliases")) {
            names.add(name(alias)
                    .orElseThrow(() ->
                            new ProblemException(Problem.error("'" + alias + "' in server.aliases is no host name")
                                    .at(config.place("server.aliases"))
                                    .expected("a name such as www.example.com, without https:// and without a port")
                                    .fix("correct it, or remove it"))));
        }
        return List.copyOf(names);
    }

    /** A name as the DNS has it, perhaps with {@code *.} before it; empty where it is none. */
    static Optional<String> name(String given) {
        return Optional.of(ascii(given.strip()))
                .filter(name -> name.length() <= LONGEST && NAME.matcher(name).matches());
    }

    private static String host(String url) {
        if (url.isEmpty()) {
            return "";
        }
        URI address = URI.create(url.replace(" ", "%20"));
        if (address.getHost() != null) {
            return address.getHost().toLowerCase(Locale.ROOT);
        }
        String authority = address.getAuthority(); // java.net.URI takes a name beyond ASCII for no host
        if (authority == null) {
            return "";
        }
        String host = authority.substring(authority.indexOf('@') + 1).replaceFirst(":\\d*$", "");
        return ascii(host);
    }

    private static String ascii(String name) {
        try {
            String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }
}
