package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.acme.Answer;
import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.ProofsInMemory;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who asks a {@link ScriptedCa} for a certificate. */
final class Visitor {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(5));

    /** Takes no trouble, as the CA does not look. */
    static final Answer ANSWER = ProofsInMemory.of("http-01");

    private final RememberedAccounts accounts = new RememberedAccounts();
    private final ScriptedCa ca;

    Visitor(ScriptedCa ca) {
        this.ca = ca;
    }

    Rfc8555Authority authority() {
        return authority(Clock.systemUTC());
    }

    Rfc8555Authority authority(Clock clock) {
        return authority(SHORT, clock);
    }

    private Rfc8555Authority authority(Patience patience, Clock clock) {
        return new Rfc8555Authority(
                new Subscriber(
                        AuthoritySettings.of(ca.directory()),
                        Optional.empty(),
                        terms -> terms.equals(URI.create("https://ca.test/terms-1"))),
                accounts,
                patience,
                clock);
    }

    static Wanted wanted(Optional<String> profile) {
        return new Wanted(List.of("blog.test"), KeyKind.P256, profile, Optional.empty());
    }

    Issued obtain() throws Refusal {
        return authority().obtain(wanted(Optional.empty()), List.of(ANSWER));
    }

    /** With as much patience. */
    Issued obtain(Patience patience) throws Refusal {
        return authority(patience, Clock.systemUTC()).obtain(wanted(Optional.empty()), List.of(ANSWER));
    }

    Refusal refused() {
        return assertThrows(Refusal.class, this::obtain);
    }
}
