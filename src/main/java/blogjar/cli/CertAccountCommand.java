package blogjar.cli;

import blogjar.acme.store.Account;
import blogjar.diagnostic.Problem;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code cert account}: by itself it shows them. */
@Command(
        name = "account",
        description = "Shows the accounts at CAs; changes the key of one, or closes it.",
        subcommands = {CertAccountKeyCommand.class, CertAccountCloseCommand.class},
        footer = {"", "Exit code 1 where there is none."})
final class CertAccountCommand extends CertificatesCommand {
    @Override
    public Integer call() {
        List<Account> accounts = store(config()).accounts().all();
        for (Account one : accounts) {
            terminal()
                    .print(one.directory() + "\n    account     " + one.location() + "\n    writes to   "
                            + one.email().orElse("nobody, as far as is noted") + "\n    filed as    " + one.id());
        }
        if (accounts.isEmpty()) {
            terminal()
                    .tell(Problem.error("there is no account at any CA")
                            .fix("the first certificate makes one: cert obtain, or serve --acme EMAIL --agree"));
        }
        return accounts.isEmpty() ? Program.FAILED : Program.DONE;
    }
}
