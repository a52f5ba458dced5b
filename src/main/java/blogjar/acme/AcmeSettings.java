package blogjar.acme;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * {@code server.acme}: which certificates to have, from whom, and how.
 *
 * @param email where the CA writes to; it need not know
 * @param agreed the addresses of the terms that are agreed to; {@code true} for any
 * @param authorities the next one for when the former can't or won't
 * @param names as certificates have them; at least one
 * @param keys one, or one of ECDSA and one of RSA
 * @param challenges kinds of proof, in the order in which they are tried; {@code dns-01} where {@code server.acme.dns} says how
 * @param store where certificates are kept, where the setting says so
 * @param takeover whether what certbot looked after is renewed here
 * @param alarm the program that is run where a certificate is about to expire, and when it is renewed
 * @param mark stands for all by which CAs are asked and names are shown, also after a restart, and is another where that is
 */
public record AcmeSettings(
        Optional<String> email,
        Set<String> agreed,
        List<AuthoritySettings> authorities,
        List<String> names,
        List<KeyKind> keys,
        List<String> challenges,
        Optional<Path> store,
        boolean takeover,
        Optional<String> alarm,
        String mark) {
    public AcmeSettings {
        agreed = Set.copyOf(agreed);
        authorities = List.copyOf(authorities);
        names = List.copyOf(names);
        keys = List.copyOf(keys);
        challenges = List.copyOf(challenges);
    }

    /**
     * @param siteNames of the blog: the host of {@code url}, then {@code server.aliases}
     * @param environment for {@code ${NAME}}
     * @param notices told of names of the blog for which there can be no certificate
     * @return empty where no certificates are to be had, as where only {@code webroot} is set, for another program
     * @throws ProblemException where a value can't be used, or there is no name to ask for
     */
    public static Optional<AcmeSettings> of(
            Config config, List<String> siteNames, Map<String, String> environment, Consumer<Problem> notices) {
        return new AcmeReader(config, environment).read(siteNames, notices);
    }

    /**
     * The same, shown at a place.
     *
     * @param place such as the ports: what failed at one is tried at once at another
     */
    public AcmeSettings at(String place) {
        return new AcmeSettings(
                email, agreed, authorities, names, keys, challenges, store, takeover, alarm, mark + " " + place);
    }

    /** Whether certificates are to be had; what is set is not checked for that. */
    public static boolean isWanted(Config config) {
        return AcmeReader.isWanted(config);
    }

    /** Whether a CA's terms are agreed to. */
    public boolean agreesTo(URI terms) {
        return agreed.contains("true") || agreed.contains(terms.toString());
    }
}
