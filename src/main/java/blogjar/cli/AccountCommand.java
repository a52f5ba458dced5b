package blogjar.cli;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.Refusal;
import blogjar.acme.order.Rfc8555Authority;
import blogjar.acme.store.StoreLock;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.serve.Issuance;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A command that changes the account at a CA of the settings. */
abstract class AccountCommand extends CertificatesCommand {
    private @Nullable String named;

    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.parameter(
                "0..1",
                "CA",
                String.class,
                "As server.acme.authority names it. Default: the first of that.",
                value -> named = value);
    }

    @Override
    @SuppressWarnings("try") // the lock is only held
    public final Integer call() {
        Issuance issuance = issuance(config());
        AuthoritySettings ca = ca(issuance);
        try (StoreLock lock = issuance.store()
                .lock()
                .orElseThrow(() -> new ProblemException(issuance.store().busy()))) {
            terminal().print(change(issuance.authority(ca, Optional.empty())) + " " + ca.word());
            return Program.DONE;
        } catch (Refusal refusal) {
            terminal().tell(refusal.problem());
            return Program.FAILED;
        }
    }

    private AuthoritySettings ca(Issuance issuance) {
        return issuance.settings().authorities().stream()
                .filter(ca -> named == null
                        || ca.word().equals(named)
                        || ca.directory().toString().equals(named))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(Problem.error("server.acme.authority names no CA '" + named + "'")
                                .expected(issuance.settings().authorities().stream()
                                        .map(AuthoritySettings::word)
                                        .collect(Collectors.joining(", ")))
                                .fix("name one of these, or give --set server.acme.authority=" + named)));
    }

    /** @return what was done, before the name of the CA */
    abstract String change(Rfc8555Authority authority) throws Refusal;
}
