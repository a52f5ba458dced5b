package blogjar.cli;

import blogjar.acme.AcmeSettings;
import blogjar.acme.AuthoritySettings;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import blogjar.acme.renewal.Renewal;
import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.serve.Issuance;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code cert renew} and {@code cert obtain}: what a running server does by itself, once and now. */
final class CertRenewCommand extends CertificatesCommand {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private boolean force;
    private boolean dryRun;
    private @Nullable Integer port;
    private @Nullable Integer httpsPort;

    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says(
                        "Obtains the certificates that server.acme asks for and that are missing, and renews those that are due.",
                        "A running server does so by itself, and may go on running meanwhile.")
                .ends(
                        "",
                        "Exit code 1 where a certificate could not be had.",
                        "",
                        "Examples: java -jar blog.jar cert obtain --acme me@example.com --agree --certificates /etc/letsencrypt",
                        "          java -jar blog.jar cert renew --dry-run")
                .flag(
                        "--force",
                        "Renew all of ours, though they are not due; the CA's limits are kept.",
                        on -> force = on)
                .flag(
                        "--dry-run",
                        "Have one issued by the CA's staging, and throw it away; nothing is changed.",
                        on -> dryRun = on)
                .option(
                        "--port, -p",
                        "N",
                        Integer.class,
                        "Port of HTTP, where the CA's port 80 leads to. Default: 80.",
                        value -> port = value)
                .option(
                        "--https-port",
                        "N",
                        Integer.class,
                        "Port of HTTPS, where the CA's port 443 leads to. Default: 443.",
                        value -> httpsPort = value);
    }

    @Override
    public Integer call() {
        Config config = config();
        Issuance issuance = issuance(config);
        Ports ports = new Ports(
                config.text("server.address", ""),
                port != null ? port : config.number("server.port", HTTP),
                httpsPort != null ? httpsPort : config.number("server.https_port", HTTPS),
                0);
        Certificates certificates = Certificates.in(issuance.store().root(), "", issuance.clock());
        WebServer.Settings web = WebServer.Settings.of(ports, terminal()::tell);
        try (ProofServer proofs = ProofServer.start(issuance, web, certificates, terminal()::tell)) {
            return dryRun ? tryOut(issuance, proofs) : renew(issuance, ports, proofs);
        }
    }

    private int renew(Issuance issuance, Ports ports, ProofServer proofs) {
        RenewalReport report = new RenewalReport(terminal());
        Renewal renewal = issuance.renewal(proofs.answers(), ports, report);
        if (force) {
            renewal.force();
        }
        renewal.step();
        report.close(renewal.figures());
        return report.isGood() ? Program.DONE : Program.FAILED;
    }

    private int tryOut(Issuance issuance, ProofServer proofs) {
        AcmeSettings settings = issuance.settings();
        AuthoritySettings ca = settings.authorities().get(0);
        AuthoritySettings staging = ca.staging()
                .orElseThrow(() -> new ProblemException(Problem.error(
                                "the CA " + ca.word() + " has no place to try things out")
                        .fix("renew without --dry-run, or name letsencrypt in server.acme.authority for a try")));
        Wanted wanted = new Wanted(settings.names(), settings.keys().get(0), ca.profile(), Optional.empty());
        try {
            issuance.authority(staging).obtain(wanted, proofs.answers());
        } catch (Refusal refusal) {
            terminal().tell(refusal.problem());
            return Program.FAILED;
        }
        terminal().print("A certificate would be issued for " + String.join(", ", settings.names()) + ".");
        return Program.DONE;
    }
}
