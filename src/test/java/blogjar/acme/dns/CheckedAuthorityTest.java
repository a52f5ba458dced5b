package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Answer;
import blogjar.acme.Authority;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.acme.Wanted;
import blogjar.acme.order.CheckedAuthority;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is seen of names decides whether a CA is asked, and stands beside what it says. */
class CheckedAuthorityTest {
    private final List<String> asked = new ArrayList<>();
    private FakeDns dns;

    /** A CA that sees no proof. */
    private final Authority blind = new Authority() {
        @Override
        public URI directory() {
            return URI.create("https://ca.test/dir");
        }

        @Override
        public Issued obtain(Wanted wanted, List<Answer> answers) throws Refusal {
            asked.addAll(wanted.names());
            throw new Refusal(
                    Refusal.Kind.VALIDATION,
                    Problem.error("the CA saw nothing"),
                    Set.copyOf(wanted.names()),
                    Optional.empty());
        }

        @Override
        public Optional<RenewalWindow> renewalWindow(X509Certificate leaf) {
            return Optional.empty();
        }

        @Override
        public void revoke(Issued certificate, int reason) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void tellEmail() {
            throw new UnsupportedOperationException();
        }
    };

    @BeforeEach
    void start() throws IOException {
        dns = FakeDns.start("127.0.0.1", 0).zone("test");
    }

    @AfterEach
    void stop() throws IOException {
        dns.close();
    }

    private Refusal refusal(boolean isPublic, Duration ahead, String... names) {
        Resolver resolver = Resolver.by(List.of(dns.address()), dns.address().getPort(), Duration.ofSeconds(2));
        Answer http = new ProofsInMemory();
        Vantage elsewhere = new Vantage() {
            @Override
            public boolean isOurs(InetAddress address) {
                return false;
            }

            @Override
            public boolean isAsFromOutside(InetAddress address) {
                return false;
            }
        };
        NameCheck check = NameCheck.of(resolver, http, new PortProbe(resolver, 1, 1, Duration.ofSeconds(2)), elsewhere);
        DirectoryGlance glance = new DirectoryGlance(ahead, Set.of("ca.test"));
        CheckedAuthority authority = new CheckedAuthority(blind, check, () -> Optional.of(glance), isPublic);
        Wanted wanted = new Wanted(List.of(names), KeyKind.P256, Optional.empty(), Optional.empty());
        return assertThrows(Refusal.class, () -> authority.obtain(wanted, List.of(http)));
    }

    @Test
    void a_public_ca_is_not_asked_for_what_is_hopeless() {
        dns.add("a.test", RecordType.A, "127.0.0.1").add("b.test", RecordType.CAA, "0 issue other.test");
        dns.add("b.test", RecordType.A, "127.0.0.1");
        Refusal refusal = refusal(true, Duration.ZERO, "a.test", "b.test", "gone.test");
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertEquals(Set.of("b.test", "gone.test"), refusal.names());
        assertEquals(List.of(), asked);
    }

    @Test
    void a_ca_of_ones_own_may_know_other_names() {
        assertEquals(
                "the CA saw nothing; seen from here: there is no gone.test in the DNS",
                refusal(false, Duration.ZERO, "gone.test").problem().message());
        assertEquals(List.of("gone.test"), asked);
    }

    @Test
    void what_is_seen_from_here_stands_beside_the_cas_words() {
        dns.add("a.test", RecordType.A, "127.0.0.1");
        String message = refusal(true, Duration.ofHours(-5), "a.test").problem().message();
        assertEquals(
                "the CA saw nothing; seen from here: port 80 of a.test at 127.0.0.1: nothing listens there; the clock "
                        + "of this machine is 5 hours behind the CA's",
                message);
        assertTrue(asked.contains("a.test"));
    }
}
