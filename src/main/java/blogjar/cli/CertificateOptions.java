package blogjar.cli;

import blogjar.acme.AcmeSettings;
import blogjar.acme.dns.DnsSettings;
import blogjar.acme.dns.Resolver;
import blogjar.acme.store.Store;
import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.serve.DataFolder;
import blogjar.serve.Issuance;
import blogjar.server.SiteNames;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where certificates are, whether they are to be had from a CA, and where else things are kept, or had from. */
final class CertificateOptions {
    @Nullable
    Path folder;

    @Nullable
    String email;

    private boolean agree;

    @Nullable
    String data;

    @Nullable
    String git;

    void declare(Usage usage) {
        usage.option(
                        "--certificates",
                        "DIR",
                        Path.class,
                        "Certbot's folder, such as /etc/letsencrypt; every certificate below it is used.",
                        value -> folder = value)
                .option(
                        "--acme",
                        "EMAIL",
                        String.class,
                        "Have certificates issued and renewed; the CA may write to this address.",
                        value -> email = value)
                .flag("--agree", "Agree to the terms of the certificate authority.", on -> agree = on);
        declareData(usage);
        usage.option(
                "--git",
                "URL",
                String.class,
                "Have the blog from this repository and follow its branch; more of it is set in server.git.",
                value -> git = value);
    }

    void declareData(Usage usage) {
        usage.option(
                "--data",
                "DIR",
                String.class,
                "Where to keep what outlives a restart; false for nowhere. Default: below ~/.local/state/blog.",
                value -> data = value);
    }

    /** What the options set, by dotted path. */
    Map<String, Object> settings() {
        Map<String, Object> given = new LinkedHashMap<>();
        if (email != null) {
            given.put("server.acme.email", email);
        }
        if (agree) {
            given.put("server.acme.agree", true);
        }
        if (git != null) {
            given.put("server.git.repository", git);
        }
        return given;
    }

    /** Certbot's folder as it is named, by option or setting; empty where none is. */
    String named(Config config) {
        return folder != null ? folder.toString() : config.text("server.certificates");
    }

    /** The data folder as it is named; {@code false} for none, empty for the usual one. */
    String data(Config config) {
        String named = config.isOff("server.data") ? "false" : config.text("server.data");
        String given = data != null ? data : named;
        return given.equals("true") ? "" : given;
    }

    /**
     * Where to keep what outlives a restart of this blog; empty for nowhere.
     *
     * @param root the blog's folder
     */
    Optional<Path> dataFolder(Config config, Path root, Map<String, String> environment) {
        String named = data(config);
        if (named.equals("false")) {
            return Optional.empty();
        }
        return named.isEmpty() ? DataFolder.usual(root, environment) : Optional.of(Path.of(named));
    }

    /** @throws ProblemException where a value can't be used */
    Optional<AcmeSettings> acme(Config config, Map<String, String> environment, Consumer<Problem> notices) {
        return AcmeSettings.of(config, SiteNames.of(config), environment, notices);
    }

    /**
     * Where certificates are kept: {@code server.acme.store}, else the folder that is named, else one in the data folder.
     *
     * @throws ProblemException where there is none
     */
    Path store(Config config, Path root, Map<String, String> environment) {
        String given = config.text("server.acme.store", named(config));
        if (!given.isEmpty()) {
            return Path.of(given);
        }
        return dataFolder(config, root, environment)
                .map(data -> data.resolve("certificates"))
                .orElseThrow(() -> new ProblemException(Problem.error("there is no folder to keep certificates in")
                        .at(config.place("server.acme"))
                        .fix("name one with --certificates DIR, such as /etc/letsencrypt")));
    }

    /**
     * How certificates are had.
     *
     * @throws ProblemException where a value can't be used
     */
    Issuance issuance(
            AcmeSettings acme, Path store, Config config, Map<String, String> environment, Consumer<Problem> notices) {
        Clock clock = Clock.systemUTC();
        return new Issuance(
                acme, Store.at(store, clock, notices), DnsSettings.of(config, environment), Resolver.of(config), clock);
    }
}
