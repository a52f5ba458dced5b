package blogjar.cli;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.Refusal;
import blogjar.acme.store.Lineage;
import blogjar.acme.store.Origin;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.serve.Issuance;
import java.net.URI;
import java.util.stream.Collectors;

/** {@code cert revoke} */
final class CertRevokeCommand extends CertificatesCommand {
    /** Those that a subscriber may give (RFC 5280, 5.3.1). */
    enum Reason {
        unspecified(0),
        key_compromise(1),
        superseded(4),
        cessation(5);

        private final int code;

        Reason(int code) {
            this.code = code;
        }

        @Override
        public String toString() {
            return name().replace('_', '-');
        }
    }

    private String name = "";
    private Reason reason = Reason.unspecified;

    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says(
                        "Has the CA declare a certificate void, as when its key has become known to others.",
                        "It is served until another takes its place: cert renew --force.",
                        "Where the account is gone by which it was had, the certificate's own key says so.")
                .ends("", "Example: java -jar blog.jar cert revoke example.com --reason key-compromise")
                .parameter("1", "NAME", String.class, "As cert status calls it.", value -> name = value)
                .option(
                        "--reason",
                        "WHY",
                        Reason.class,
                        "One of ${COMPLETION-CANDIDATES}. Default: unspecified.",
                        value -> reason = value);
    }

    @Override
    public Integer call() {
        Issuance issuance = issuance(config());
        Lineage lineage = find(issuance);
        Origin origin = lineage.origin()
                .orElseThrow(() -> new ProblemException(Problem.error("nobody noted which CA issued '" + name + "'")
                        .in(lineage.folder().toString())
                        .fix("revoke it with the program by which it was had")));
        try {
            Issued certificate =
                    new Issued(lineage.chain(), lineage.certificate().key());
            issuance.authority(ca(issuance, origin.server()), origin.account()).revoke(certificate, reason.code);
        } catch (Refusal refusal) {
            terminal().tell(refusal.problem());
            return Program.FAILED;
        }
        terminal()
                .print("Revoked: " + name + ", serial number "
                        + lineage.leaf().getSerialNumber().toString(16));
        terminal().say("it is served until there is another one: cert renew --force");
        return Program.DONE;
    }

    private Lineage find(Issuance issuance) {
        return issuance.store().lineages().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.error("there is no certificate called '" + name
                                + "' in " + issuance.store().root())
                        .expected(issuance.store().lineages().stream()
                                .map(Lineage::name)
                                .collect(Collectors.joining(", ")))
                        .fix("cert status lists them")));
    }

    private static AuthoritySettings ca(Issuance issuance, URI directory) {
        return issuance.settings().authorities().stream()
                .filter(ca -> ca.directory().equals(directory))
                .findFirst()
                .orElseGet(() -> AuthoritySettings.of(directory));
    }
}
