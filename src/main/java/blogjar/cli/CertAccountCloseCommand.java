package blogjar.cli;

import blogjar.acme.Refusal;
import blogjar.acme.order.Rfc8555Authority;

/** {@code cert account close} */
final class CertAccountCloseCommand extends AccountCommand {
    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says(
                        "Has the CA close the account for good, and deletes it here. Certificates stay valid until they end.",
                        "A server that asks this CA again makes another account.")
                .ends("", "Exit code 1 where there is no account, or the CA does not close it; it then stays.");
    }

    @Override
    String change(Rfc8555Authority authority) throws Refusal {
        authority.closeAccount();
        return "Closed: the account at";
    }
}
