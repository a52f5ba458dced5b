package blogjar.cli;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.server.AccessLog;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where to serve, and how; what is not given is taken from {@code server:} in the blog's configuration. */
final class WebOptions {
    private static final int USUAL_PORT = 4000;

    @Option(
            names = {"--address", "-i", "--ip"},
            paramLabel = "A",
            description =
                    "Where to listen. Default: localhost; all addresses (IPv4 and IPv6) where certificates are named.")
    @Nullable
    String address;

    @Option(
            names = {"--port", "-p"},
            paramLabel = "N",
            description = "Port of HTTP; 0 takes a free one. Default: 4000.")
    @Nullable
    Integer port;

    @Option(
            names = "--https-port",
            paramLabel = "N",
            description = "Port of HTTPS. Default: 443 with port 80, else 443 more than the port of HTTP.")
    @Nullable
    Integer httpsPort;

    @Option(
            names = "--certificates",
            paramLabel = "DIR",
            description = "Certbot's folder, such as /etc/letsencrypt; every certificate below it is used.")
    @Nullable
    Path certificates;

    @Option(
            names = "--cert",
            paramLabel = "FULLCHAIN",
            description = "One certificate with its chain (PEM), instead of a folder.")
    @Nullable
    Path certificate;

    @Option(names = "--key", paramLabel = "PRIVKEY", description = "The private key of --cert (PEM).")
    @Nullable
    Path key;

    @Option(names = "--no-redirect", description = "Serve the blog over HTTP too, rather than redirect to HTTPS.")
    boolean noRedirect;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "A line for each request, as Apache writes it; - is standard output.")
    @Nullable
    String accessLog;

    /** @throws ProblemException where a value can't be used */
    WebServer.Settings settings(Config config, Consumer<Problem> problems) {
        boolean secure = isSecure(config);
        int http = port != null ? port : config.number("server.port", USUAL_PORT);
        int https = httpsPort != null ? httpsPort : config.number("server.https_port", http == 80 ? 443 : http + 443);
        String usual = secure ? "" : "localhost";
        String given = address != null ? address : config.text("server.address", config.text("server.ip", usual));
        return new WebServer.Settings(
                given.equals("0.0.0.0") || given.equals("::") || given.equals("*") ? "" : given,
                checked("--port", http),
                secure ? checked("--https-port", http == 0 && httpsPort == null ? 0 : https) : -1,
                config.number("server.public_https_port", 0),
                !noRedirect && config.flag("server.redirect", true),
                List.copyOf(names(config)),
                WebServer.Settings.USUAL_HSTS,
                WebServer.Settings.SAFE_FIELDS,
                log(config, problems),
                problems);
    }

    /**
     * Where the certificates are; null where none are named.
     *
     * @throws ProblemException where one of two files is missing
     */
    @Nullable
    Certificates certificates(Config config) {
        if (certificate != null || key != null) {
            if (certificate == null || key == null) {
                throw new ProblemException(Problem.error((key == null ? "--key" : "--cert") + " is missing")
                        .fix("name both files: --cert fullchain.pem --key privkey.pem"));
            }
            return Certificates.of(certificate, key, Clock.systemUTC());
        }
        String folder = config.text("server.certificates");
        if (certificates == null && folder.isEmpty()) {
            return null;
        }
        Path from = certificates != null ? certificates : Path.of(folder);
        return Certificates.in(from, names(config).stream().findFirst().orElse(""), Clock.systemUTC());
    }

    private static int checked(String option, int port) {
        if (port < 0 || port > 65_535) {
            throw new ProblemException(Problem.error(option + " " + port + " is no port")
                    .expected("a number from 0 to 65535")
                    .fix("name another one with " + option));
        }
        return port;
    }

    private boolean isSecure(Config config) {
        return certificates != null
                || certificate != null
                || !config.text("server.certificates").isEmpty();
    }

    private static Set<String> names(Config config) {
        Set<String> names = new LinkedHashSet<>();
        String url = config.text("url");
        String host = url.isEmpty() ? null : URI.create(url.replace(" ", "%20")).getHost();
        if (host != null) {
            names.add(host);
        }
        names.addAll(config.texts("server.aliases"));
        return names;
    }

    private AccessLog log(Config config, Consumer<Problem> problems) {
        String target = accessLog != null ? accessLog : config.text("server.access_log");
        if (target.isEmpty()) {
            return AccessLog.none();
        }
        return target.equals("-")
                ? AccessLog.to(System.out, config.zone(), problems)
                : AccessLog.to(Path.of(target), config.zone(), problems);
    }
}
