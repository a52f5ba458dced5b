package blogjar.cli;

import blogjar.acme.Refusal;
import blogjar.acme.order.Rfc8555Authority;
import picocli.CommandLine.Command;

/** {@code cert account new-key} */
@Command(
        name = "new-key",
        description = {
            "Has the account known by a new key from now on, as when others may have read the old one.",
            "Certificates, and their keys, stay as they are."
        },
        footer = {
            "",
            "Exit code 1 where there is no account, or the CA does not take the key; the old one is then good."
        })
final class CertAccountKeyCommand extends AccountCommand {
    @Override
    String change(Rfc8555Authority authority) throws Refusal {
        authority.changeAccountKey();
        return "New key: the account at";
    }
}
