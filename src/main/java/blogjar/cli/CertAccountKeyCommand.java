package blogjar.cli;

import blogjar.acme.Refusal;
import blogjar.acme.order.Rfc8555Authority;

/** {@code cert account new-key} */
final class CertAccountKeyCommand extends AccountCommand {
    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says(
                        "Has the account known by a new key from now on, as when others may have read the old one.",
                        "Certificates, and their keys, stay as they are.")
                .ends(
                        "",
                        "Exit code 1 where there is no account, or the CA does not take the key; the old one is then good.");
    }

    @Override
    String change(Rfc8555Authority authority) throws Refusal {
        authority.changeAccountKey();
        return "New key: the account at";
    }
}
