package blogjar.cli;

import blogjar.acme.store.Account;
import blogjar.diagnostic.Problem;
import java.util.List;

/** {@code cert account}: by itself it shows them. */
final class CertAccountCommand extends CertificatesCommand {
    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says("Shows the accounts at CAs; changes the key of one, or closes it.")
                .ends("", "Exit code 1 where there is none.")
                .command(new CertAccountKeyCommand(), "new-key")
                .command(new CertAccountCloseCommand(), "close");
    }

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
