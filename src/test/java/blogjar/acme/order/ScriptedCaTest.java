package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.acme.Wanted;
import blogjar.acme.order.ScriptedCa.Reply;
import blogjar.tls.CertificateId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a CA may do that pebble does not. */
@Timeout(60)
class ScriptedCaTest {
    @AutoClose
    private final ScriptedCa ca = new ScriptedCa();

    private final Visitor visitor = new Visitor(ca);

    @Test
    void kinds_of_proof_that_nobody_knows_are_passed_over() throws Refusal {
        Issued issued = visitor.obtain();
        assertEquals(1, issued.chain().size());
        assertEquals(List.of(), ca.asked("/challenge/0"));
    }

    @Test
    void with_a_clock_that_is_wrong_nothing_is_ordered() {
        Clock past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-3));
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> visitor.authority(past).obtain(Visitor.wanted(Optional.empty()), List.of(Visitor.ANSWER)));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertTrue(refusal.getMessage().contains("set the clock"), refusal.getMessage());
        assertEquals(0, ca.count("/account/new") + ca.count("/order/new"));
    }

    @Test
    void nonces_are_refused_with_and_without_a_new_one() throws Refusal {
        Reply bad = Reply.problem(400, "badNonce", "no");
        ca.then("/order/new", bad, bad.with("Replay-Nonce", " "), bad);
        visitor.obtain();
        assertEquals(4, ca.count("/order/new"));
    }

    @Test
    void what_is_for_a_moment_is_waited_out() throws Refusal {
        ca.then("/order/1", Reply.problem(500, "serverInternal", "oops"));
        ca.then("/finalize/1", Reply.problem(403, "orderNotReady", "wait"));
        ca.then("/certificate/1", new Reply(502, Map.of(), ""), Reply.problem(500, "serverInternal", "oops"));
        Refusal early = visitor.refused();
        assertEquals(Refusal.Kind.UNREACHABLE, early.kind());
        visitor.obtain();
    }

    @Test
    void a_CA_that_is_never_ready_is_left_in_the_end() {
        for (int i = 0; i < 2000; i++) {
            ca.then("/finalize/1", Reply.problem(403, "orderNotReady", "wait"));
        }
        Refusal refusal = visitor.refused();
        assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
        assertTrue(refusal.getMessage().contains("has not made the certificate in time"), refusal.getMessage());
        assertTrue(ca.count("/finalize/1") < 100, "asked " + ca.count("/finalize/1") + " times");
    }

    @Test
    void new_terms_are_agreed_to_for_a_new_account_only() throws Refusal {
        ca.meta.put("termsOfService", "https://ca.test/terms-2");
        Refusal refusal = visitor.refused();
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertTrue(refusal.getMessage().contains("server.acme.agree: https://ca.test/terms-2"), refusal.getMessage());
        assertEquals(0, ca.count("/account/new"));

        ca.meta.put("termsOfService", "https://ca.test/terms-1");
        visitor.obtain();
        assertEquals(true, ca.asked("/account/new").get(0).content().get("termsOfServiceAgreed"));
        ca.meta.put("termsOfService", "https://ca.test/terms-2");
        visitor.obtain();
        ca.then(
                "/order/new",
                Reply.problem(403, "userActionRequired", "the terms have changed")
                        .with("Link", "<https://ca.test/terms-2>;rel=\"terms-of-service\""));
        Refusal asked = visitor.refused();
        assertEquals(Refusal.Kind.REJECTED, asked.kind());
        assertTrue(asked.getMessage().contains("its terms are now https://ca.test/terms-2"), asked.getMessage());
    }

    @Test
    void a_profile_is_named_in_the_order_and_one_that_is_not_offered_is_told_with_those_that_are() throws Refusal {
        ca.meta.put("profiles", Map.of("shortlived", "six days", "classic", "as ever"));
        visitor.authority().obtain(Visitor.wanted(Optional.of("shortlived")), List.of(Visitor.ANSWER));
        assertEquals("shortlived", ca.asked("/order/new").get(0).content().get("profile"));
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> visitor.authority().obtain(Visitor.wanted(Optional.of("short")), List.of(Visitor.ANSWER)));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertTrue(refusal.getMessage().contains("expected classic, shortlived"), refusal.getMessage());
    }

    @Test
    void the_certificate_before_is_named_and_where_the_CA_does_not_like_that_it_is_not() throws Refusal {
        Issued first = visitor.obtain();
        Wanted next = new Wanted(List.of("blog.test"), KeyKind.P256, Optional.empty(), Optional.of(first.leaf()));
        String id = CertificateId.of(first.leaf()).orElseThrow();
        visitor.authority().obtain(next, List.of(Visitor.ANSWER));
        ca.then("/order/new", Reply.problem(409, "alreadyReplaced", "it has a successor"));
        visitor.authority().obtain(next, List.of(Visitor.ANSWER));
        ca.then("/order/new", Reply.problem(500, "serverInternal", "no order for the given certificate")); // as pebble
        visitor.authority().obtain(next, List.of(Visitor.ANSWER));
        List<Object> named = ca.asked("/order/new").stream()
                .map(one -> (Object) one.content().get("replaces"))
                .map(one -> one == null ? "none" : one)
                .toList();
        assertEquals(List.of("none", id, id, "none", id, "none"), named);
    }

    @Test
    void when_to_renew_is_asked_and_when_to_ask_again_has_bounds() throws Refusal {
        Issued issued = visitor.obtain();
        String place = "/renewal/" + CertificateId.of(issued.leaf()).orElseThrow();
        Reply window = Reply.json(
                200,
                Map.of(
                        "suggestedWindow",
                        Map.of("start", "2026-02-03T04:05:06.789Z", "end", "2026-02-04T04:05:06Z"),
                        "explanationURL",
                        "https://ca.test/incident"));
        ca.then(place, window.with("Retry-After", "7200"), window.with("Retry-After", "1"));
        RenewalWindow asked = visitor.authority().renewalWindow(issued.leaf()).orElseThrow();
        assertEquals(Instant.parse("2026-02-03T04:05:06.789Z"), asked.start());
        assertEquals(Optional.of(URI.create("https://ca.test/incident")), asked.explanation());
        assertTrue(asked.askAgain().isAfter(Instant.now().plusSeconds(7000)), asked.toString());
        Instant soon =
                visitor.authority().renewalWindow(issued.leaf()).orElseThrow().askAgain();
        assertTrue(soon.isAfter(Instant.now().plusSeconds(30)), soon.toString());

        Map<String, String> backwards = Map.of("start", "2026-02-04T00:00:00Z", "end", "2026-02-03T00:00:00Z");
        ca.then(
                place,
                Reply.json(200, Map.of("suggestedWindow", backwards)),
                Reply.problem(404, "malformed", "whose?"));
        assertThrows(Refusal.class, () -> visitor.authority().renewalWindow(issued.leaf()));
        assertEquals(Optional.empty(), visitor.authority().renewalWindow(issued.leaf()));
        ca.answersRenewals = false;
        assertEquals(Optional.empty(), visitor.authority().renewalWindow(issued.leaf()));
    }

    @Test
    void who_stops_the_program_is_not_kept_waiting() {
        Thread.currentThread().interrupt();
        Refusal refusal = visitor.refused();
        assertTrue(Thread.interrupted());
        assertTrue(refusal.getMessage().contains("the program ended"), refusal.getMessage());
    }
}
