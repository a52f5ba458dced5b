package blogjar.cli;

/** {@code cert}: what there is to be done with certificates by hand; by itself it is {@code cert status}. */
final class CertCommand extends CertificatesCommand {
    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says(
                        "Shows the certificates; obtains, renews, revokes and imports them; looks after the accounts at CAs.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar cert --certificates /etc/letsencrypt",
                        "          java -jar blog.jar cert renew --dry-run")
                .command(new CertStatusCommand(), "status")
                .command(new CertRenewCommand(), "renew", "obtain")
                .command(new CertRevokeCommand(), "revoke")
                .command(new CertImportCommand(), "import")
                .command(new CertAccountCommand(), "account");
    }

    @Override
    public Integer call() {
        return CertStatusCommand.show(terminal(), store(config()), false);
    }
}
