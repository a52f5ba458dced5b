package blogjar.cli;

import blogjar.acme.AcmeSettings;
import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.metrics.Views;
import blogjar.serve.Https;
import blogjar.server.Access;
import blogjar.server.AccessLog;
import blogjar.server.Admin;
import blogjar.server.Headers;
import blogjar.server.Limits;
import blogjar.server.Locations;
import blogjar.server.LogSettings;
import blogjar.server.Ports;
import blogjar.server.Proxies;
import blogjar.server.SiteNames;
import blogjar.server.WebServer;
import blogjar.text.Json;
import blogjar.tls.Certificates;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Where to serve, and how; what is not given is taken from {@code server:} in the blog's configuration. */
final class WebOptions {
    private static final int USUAL_PORT = 4000;

    /** Where a certificate authority looks (RFC 8555, 8.3). */
    private static final int HTTP_PORT = 80;

    @Nullable
    String address;

    private boolean forOthers;

    @Nullable
    Integer port;

    private @Nullable Integer httpsPort;
    final CertificateOptions kept = new CertificateOptions();

    @Nullable
    Path certificate;

    @Nullable
    Path key;

    private boolean noRedirect;
    private @Nullable String accessLog;

    @Nullable
    String admin;

    void declare(Usage usage) {
        usage.option(
                        "--address, -i, --ip",
                        "A",
                        String.class,
                        "Where to listen. Default: localhost; all addresses (IPv4 and IPv6) where there are to be certificates.",
                        value -> address = value)
                .option(
                        "--port, -p",
                        "N",
                        Integer.class,
                        "Port of HTTP; 0 takes a free one. Default: 4000; 80 where certificates are to be had by --acme.",
                        value -> port = value)
                .option(
                        "--https-port",
                        "N",
                        Integer.class,
                        "Port of HTTPS. Default: 443 with port 80, else 443 more than the port of HTTP.",
                        value -> httpsPort = value)
                .option(
                        "--cert",
                        "FULLCHAIN",
                        Path.class,
                        "One certificate with its chain (PEM), instead of a folder.",
                        value -> certificate = value)
                .option("--key", "PRIVKEY", Path.class, "The private key of --cert (PEM).", value -> key = value)
                .flag(
                        "--no-redirect",
                        "Serve the blog over HTTP too, rather than redirect to HTTPS.",
                        on -> noRedirect = on)
                .option(
                        "--access-log",
                        "FILE",
                        String.class,
                        "A line for each request, as Apache writes it; - is standard output.",
                        value -> accessLog = value)
                .option(
                        "--admin",
                        "ADDR",
                        String.class,
                        "Where health and figures are answered; false for nowhere. Default: 127.0.0.1:9180 where"
                                + " certificates are named, else nowhere.",
                        value -> admin = value);
        kept.declare(usage);
    }

    /** On this machine alone, on free ports. */
    void practise(Practice prepared) {
        address = "127.0.0.1";
        port = 0;
        httpsPort = 0;
        noRedirect = true;
        admin = "127.0.0.1:0";
        kept.folder = prepared.certificates();
    }

    private Admin admin(Config config) {
        if (admin == null) {
            return Admin.of(config, isSecure(config) ? Admin.USUAL : Admin.OFF);
        }
        return admin.equals("false") ? Admin.OFF : Admin.of(admin);
    }

    private int port(Config config) {
        int usual = AcmeSettings.isWanted(config) ? HTTP_PORT : USUAL_PORT;
        return port != null ? port : config.number("server.port", usual);
    }

    private int httpsPort(Config config) {
        int http = port(config);
        return httpsPort != null ? httpsPort : config.number("server.https_port", http == 80 ? 443 : http + 443);
    }

    /** Has the machines of the network let in, where nothing says otherwise. */
    void letOthersIn() {
        forOthers = true;
    }

    private String address(Config config) {
        String usual = isSecure(config) || forOthers ? "0.0.0.0" : "localhost";
        return address != null ? address : config.text("server.address", config.text("server.ip", usual));
    }

    private boolean redirect(Config config) {
        return !noRedirect && config.flag("server.redirect", true);
    }

    private String accessLog(Config config) {
        return accessLog != null ? accessLog : LogSettings.of(config).target();
    }

    /**
     * The settings in force, and where each came from, a line each.
     *
     * @param given the options of the command line
     */
    List<String> inForce(Config config, ParseResult given) {
        return List.of(
                line("address", address(config), address != null, "--address", config, given),
                line("port", port(config), port != null, "--port", config, given),
                line("https_port", httpsPort(config), httpsPort != null, "--https-port", config, given),
                line("certificates", kept.named(config), kept.folder != null, "--certificates", config, given),
                line("redirect", redirect(config), noRedirect, "--no-redirect", config, given),
                line("access_log", accessLog(config), accessLog != null, "--access-log", config, given),
                line("admin", admin(config).toString(), admin != null, "--admin", config, given),
                line("data", kept.data(config), kept.data != null, "--data", config, given));
    }

    private static String line(String key, Object value, boolean set, String option, Config config, ParseResult given) {
        String file = config.get("server." + key) == null ? "default" : "_config.yml";
        String origin = given.hasMatchedOption(option) ? option : set ? EnvironmentDefaults.variable(option) : file;
        return "server." + key + ": " + Json.print(value) + "  # " + origin;
    }

    /** @throws ProblemException where a value can't be used */
    WebServer.Settings settings(Config config, Consumer<Problem> problems) {
        boolean secure = isSecure(config);
        int http = port(config);
        int https = httpsPort(config);
        String given = address(config);
        Ports ports = new Ports(
                given.equals("0.0.0.0") || given.equals("::") || given.equals("*") ? "" : given,
                checked("--port", http),
                secure ? checked("--https-port", http == 0 && httpsPort == null ? 0 : https) : -1,
                config.number("server.public_https_port", 0));
        return new WebServer.Settings(
                ports,
                Locations.of(config).toHttps(redirect(config)),
                Headers.of(config),
                Proxies.of(config),
                Access.of(config),
                Limits.of(config),
                admin(config),
                config.flag("server.views", false) ? new Views(Clock.systemUTC()) : null,
                null,
                null,
                log(config, problems),
                problems);
    }

    /**
     * With what HTTPS is served; empty where no certificates are named.
     *
     * @param root the blog's folder
     * @param notices told of what can't be had
     * @throws ProblemException where a setting can't be used
     */
    Optional<Https> https(Config config, Path root, Map<String, String> environment, Consumer<Problem> notices) {
        Optional<AcmeSettings> acme = kept.acme(config, environment, notices);
        if (certificate != null || key != null) {
            if (acme.isPresent()) {
                throw new ProblemException(
                        Problem.error("there is a certificate by --cert, and others are to be had by server.acme")
                                .at(config.place("server.acme"))
                                .fix("leave --cert and --key out, or server.acme"));
            }
            return Optional.of(Https.of(certificate()));
        }
        if (acme.isEmpty() && kept.named(config).isEmpty()) {
            return Optional.empty();
        }
        Path folder = acme.isEmpty() ? Path.of(kept.named(config)) : kept.store(config, root, environment);
        Clock clock = Clock.systemUTC();
        Certificates certificates = Certificates.in(
                folder, SiteNames.of(config).stream().findFirst().orElse(""), clock);
        return Optional.of(new Https(
                certificates, acme.map(settings -> kept.issuance(settings, folder, config, environment, notices))));
    }

    private Certificates certificate() {
        if (certificate == null || key == null) {
            throw new ProblemException(Problem.error((key == null ? "--key" : "--cert") + " is missing")
                    .fix("name both files: --cert fullchain.pem --key privkey.pem"));
        }
        return Certificates.of(certificate, key, Clock.systemUTC());
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
        return certificate != null || key != null || !kept.named(config).isEmpty() || AcmeSettings.isWanted(config);
    }

    private AccessLog log(Config config, Consumer<Problem> problems) {
        LogSettings log = LogSettings.of(config);
        return AccessLog.of(
                accessLog == null ? log : log.into(accessLog), new FileOutputStream(FileDescriptor.out), problems);
    }
}
