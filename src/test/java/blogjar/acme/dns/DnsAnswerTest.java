package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Answer;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The proof by DNS, as a CA and as the zone see it. */
class DnsAnswerTest {
    private static final String AT = "_acme-challenge.a.test";

    /** Its SHA-256 in base64url, by {@code openssl dgst -sha256 -binary | basenc --base64url}. */
    private static final String AUTHORIZATION = "token.thumbprint";

    private static final String VALUE = "61rBZ_4knHblO0MNoxFsXZ_eTFUHum0B6IVRbhvUn5I";

    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private FakeDns dns;
    private ZoneInMemory zone;
    private Path pending;

    @BeforeEach
    void start() throws IOException {
        dns = FakeDns.start("127.0.0.1", 0).zone("a.test");
        dns.add("a.test", RecordType.NS, "ns1.test").add("ns1.test", RecordType.A, "127.0.0.1");
        zone = new ZoneInMemory(dns);
        pending = folder.resolve("acme/dns-01.json");
    }

    @AfterEach
    void stop() throws IOException {
        dns.close();
    }

    private DnsAnswer answer(Duration wait) throws Refusal {
        Resolver resolver = Resolver.by(List.of(dns.address()), dns.address().getPort(), Duration.ofMillis(500));
        return DnsAnswer.of(new DnsSettings(zone, resolver, wait, Duration.ofMillis(10)), pending, problems::add);
    }

    private DnsAnswer answer() throws Refusal {
        return answer(Duration.ofMinutes(1));
    }

    /** As an order has it, with one name. */
    private static Answer.Proof shown(DnsAnswer answer, Answer.Ask ask) throws Refusal {
        Answer.Proof proof = answer.give(ask);
        try {
            proof.awaitSeen();
            return proof;
        } catch (Refusal unseen) {
            proof.close();
            throw unseen;
        }
    }

    private static Answer.Ask ask(String token) {
        return new Answer.Ask("a.test", token, token + ".thumbprint");
    }

    @Test
    void the_hash_of_the_authorization_is_shown_and_taken_away() throws Refusal {
        Answer.Proof proof = shown(answer(), new Answer.Ask("a.test", "token", AUTHORIZATION));
        assertEquals(List.of(VALUE), dns.at(AT, RecordType.TXT));
        assertTrue(Files.exists(pending));
        proof.close();
        assertEquals(List.of(), dns.at(AT, RecordType.TXT));
        assertFalse(Files.exists(pending));
        assertEquals(List.of(), problems);
    }

    @Test
    void a_wildcard_and_its_parent_are_shown_at_one_name_at_once() throws Refusal {
        dns.add(AT, RecordType.TXT, "of someone else");
        DnsAnswer answer = answer();
        Answer.Proof first = answer.give(ask("one"));
        Answer.Proof second = answer.give(ask("two"));
        assertEquals(3, dns.at(AT, RecordType.TXT).size());
        first.close();
        assertEquals(2, dns.at(AT, RecordType.TXT).size());
        second.close();
        assertEquals(List.of("of someone else"), dns.at(AT, RecordType.TXT));
    }

    @Test
    void the_record_is_set_where_an_alias_leads() throws Refusal {
        dns.zone("b.test").add("b.test", RecordType.NS, "ns1.test").add(AT, RecordType.CNAME, "a.proofs.b.test");
        shown(answer(), ask("one")).close();
        assertEquals(List.of("put a.proofs.b.test for a.test", "remove a.proofs.b.test for a.test"), zone.calls());
    }

    @Test
    void an_alias_of_every_name_is_not_followed() throws Refusal {
        dns.aliasOfAll("a.test", "pages.far.test");
        shown(answer(), ask("one")).close();
        assertEquals(List.of("put " + AT + " for a.test", "remove " + AT + " for a.test"), zone.calls());
    }

    @Test
    void it_is_waited_until_every_name_server_shows_the_record() throws IOException, Refusal {
        try (FakeDns late = FakeDns.start("127.0.0.2", dns.address().getPort())) {
            dns.add("a.test", RecordType.NS, "ns2.test").add("ns2.test", RecordType.A, "127.0.0.2");
            late.fail(AT, 0);
            Refusal refusal = assertThrows(Refusal.class, () -> shown(answer(Duration.ZERO), ask("one")));
            assertEquals(Refusal.Kind.VALIDATION, refusal.kind());
            assertEquals(Set.of("a.test"), refusal.names());
            assertEquals(
                    "the TXT record at _acme-challenge.a.test was set, but can't be seen after 0 s: "
                            + "ns2.test has no TXT record there",
                    refusal.problem().message());

            late.add(AT, RecordType.TXT, VALUE);
            shown(answer(), new Answer.Ask("a.test", "token", AUTHORIZATION)).close();
            assertTrue(late.questions().stream().filter((AT + " TXT")::equals).count() > 2);
        }
    }

    @Test
    void a_name_server_that_is_down_is_asked_once_and_not_waited_for() throws IOException, Refusal {
        try (FakeDns silent =
                FakeDns.start("127.0.0.2", dns.address().getPort()).silence()) {
            dns.add("a.test", RecordType.NS, "ns2.test", "gone.test").add("ns2.test", RecordType.A, "127.0.0.2");
            shown(answer(), ask("one")).close();
            assertEquals(List.of(AT + " TXT", AT + " TXT"), silent.questions(), "two datagrams, as one may be lost");
        }
    }

    @Test
    void where_no_name_server_of_the_zone_can_be_reached_the_usual_one_is_asked() throws Refusal {
        dns.remove("ns1.test", RecordType.A, "127.0.0.1");
        dns.add("ns1.test", RecordType.A, "127.0.0.3");
        shown(answer(), ask("one")).close();
        assertTrue(dns.questions().contains(AT + " TXT"));
        assertEquals(List.of(), problems);

        zone.forget();
        shown(answer(Duration.ZERO), ask("two")).close();
        assertTrue(problems.get(0).message().endsWith("the CA is asked all the same"), problems.toString());
    }

    @Test
    void a_record_that_never_comes_is_taken_away_too() throws Refusal {
        zone.forget();
        assertThrows(Refusal.class, () -> shown(answer(Duration.ZERO), ask("one")));
        assertEquals(List.of("put " + AT + " for a.test", "remove " + AT + " for a.test"), zone.calls());
        assertFalse(Files.exists(pending));
    }

    @Test
    void what_a_killed_run_left_is_removed_by_the_next() throws Refusal {
        shown(answer(), ask("killed"));
        assertEquals(1, dns.at(AT, RecordType.TXT).size());
        shown(answer(), ask("next")).close();
        assertEquals(List.of(), dns.at(AT, RecordType.TXT));
        assertFalse(Files.exists(pending));
    }

    @Test
    void what_could_not_be_removed_is_told_and_removed_before_the_next() throws Refusal {
        DnsAnswer answer = answer();
        zone.breakDown();
        answer.give(ask("one")).close();
        assertEquals(1, dns.at(AT, RecordType.TXT).size());
        assertEquals(
                List.of("the TXT record at _acme-challenge.a.test could not be removed: out of order"),
                problems.stream().map(Problem::message).toList());
        zone.mend();
        answer.give(ask("two")).close();
        assertEquals(List.of(), dns.at(AT, RecordType.TXT));
        assertFalse(Files.exists(pending));
    }

    @Test
    void a_thread_that_is_stopped_takes_its_record_away() throws Refusal {
        zone.stopThread();
        assertThrows(Refusal.class, () -> shown(answer(), ask("one")));
        assertTrue(Thread.interrupted());
        assertEquals(List.of(), dns.at(AT, RecordType.TXT));
        assertFalse(Files.exists(pending));
    }

    @Test
    void nothing_is_set_that_can_not_be_noted() throws IOException, Refusal {
        Files.createDirectories(pending.resolve("in the way"));
        assertThrows(Refusal.class, this::answer);
        Files.delete(pending.resolve("in the way"));
        Files.delete(pending);
        DnsAnswer answer = answer();
        Files.delete(pending.getParent());
        Files.writeString(pending.getParent(), "a file");
        assertEquals(
                Refusal.Kind.OURS,
                assertThrows(Refusal.class, () -> answer.give(ask("one"))).kind());
        assertEquals(List.of(), zone.calls());
    }

    @Test
    void where_the_dns_does_not_answer_nothing_is_set() throws Refusal {
        dns.fail(AT, 2);
        Refusal refusal = assertThrows(Refusal.class, () -> shown(answer(), ask("one")));
        assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
        assertEquals(List.of(), zone.calls());
    }

    @Test
    void names_suit_and_addresses_do_not() throws Refusal {
        assertTrue(answer().suits("*.a.test"));
        assertTrue(answer().suits("a.test"));
        assertFalse(answer().suits("192.0.2.1"));
        assertFalse(answer().suits("2001:db8::1"));
        assertEquals("dns-01", answer().type());
    }
}
