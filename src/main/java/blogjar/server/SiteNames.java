package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.DnsName;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The host names that a blog's settings give it. */
public final class SiteNames {
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
            names.add(DnsName.of(alias)
                    .orElseThrow(() ->
                            new ProblemException(Problem.error("'" + alias + "' in server.aliases is no host name")
                                    .at(config.place("server.aliases"))
                                    .expected("a name such as www.example.com, without https:// and without a port")
                                    .fix("correct it, or remove it"))));
        }
        return List.copyOf(names);
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
        return DnsName.ascii(host);
    }
}
