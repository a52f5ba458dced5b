package blogjar.cli;

import picocli.CommandLine.Command;

/** {@code cert}: what there is to be done with certificates by hand; by itself it is {@code cert status}. */
@Command(
        name = "cert",
        description =
                "Shows the certificates; obtains, renews, revokes and imports them; looks after the accounts at CAs.",
        subcommands = {
            CertStatusCommand.class,
            CertRenewCommand.class,
            CertRevokeCommand.class,
            CertImportCommand.class,
            CertAccountCommand.class
        },
        footer = {
            "",
            "Examples: java -jar blog.jar cert --certificates /etc/letsencrypt",
            "          java -jar blog.jar cert renew --dry-run"
        })
final class CertCommand extends CertificatesCommand {
    @Override
    public Integer call() {
        return CertStatusCommand.show(terminal(), store(config()), false);
    }
}
