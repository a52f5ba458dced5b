package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Answer;
import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.acme.Wanted;
import blogjar.acme.order.ScriptedCa.Reply;
import blogjar.tls.CertificateId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CA may do that pebble does not. */
@Timeout(60)
class ScriptedCaTest {
    private static final Patience SHORT =
            new Patience(Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofMillis(5));

    private final RememberedAccounts accounts = new RememberedAccounts();
    private ScriptedCa ca;

    @BeforeEach
    void start() throws IOException {
        ca = new ScriptedCa();
    }

    @AfterEach
    void stop() {
        ca.close();
    }

    /** Takes no trouble, as the CA does not look. */
    private static final Answer ANSWER = new Answer() {
        @Override
        public String type() {
            return "http-01";
        }

        @Override
        public boolean suits(String name) {
            return true;
        }

        @Override
        public Proof give(Ask ask) {
            return () -> {};
        }
    };

    private Rfc8555Authority authority() {
        return authority(Clock.systemUTC());
    }

    private Rfc8555Authority authority(Clock clock) {
        return new Rfc8555Authority(
                new Customer(
                        AuthoritySettings.of(ca.directory()),
                        Optional.empty(),
                        terms -> terms.equals(URI.create("https://ca.test/terms-1"))),
                accounts,
                SHORT,
                clock);
    }

    private static Wanted wanted(Optional<String> profile) {
        return new Wanted(List.of("blog.test"), KeyKind.P256, profile, Optional.empty());
    }

    private Issued obtain() throws Refusal {
        return authority().obtain(wanted(Optional.empty()), List.of(ANSWER));
    }

    private Refusal refused() {
        return assertThrows(Refusal.class, this::obtain);
    }

    @Test
    void kinds_of_proof_that_nobody_knows_are_passed_over() throws Refusal {
        Issued issued = obtain();
        assertEquals(1, issued.chain().size());
        assertEquals(List.of(), ca.asked("/challenge/0"));
    }

    /** Status, kind as the CA calls it: what it is for us, and what is to be done. */
    @ParameterizedTest
    @CsvSource({
        "403, unauthorized, REJECTED, the account is closed",
        "400, rejectedIdentifier, REJECTED, leave the name out of server.acme.names",
        "400, unsupportedContact, OURS, correct server.acme.email",
        "401, externalAccountRequired, OURS, server.acme.authority",
        "400, invalidProfile, OURS, name another server.acme.profile",
        "500, serverInternal, UNREACHABLE, it is asked again later",
        "400, badSignatureAlgorithm, REJECTED, server.acme.key",
        "429, rateLimited, RATE_LIMITED, it is asked again when it may be",
        "418, unheardOf, REJECTED, look at what the CA says"
    })
    void what_a_CA_refuses_is_told_in_its_words_with_a_cure(int status, String kind, Refusal.Kind told, String cure) {
        ca.then(
                "/order/new",
                Reply.problem(status, kind, "because it\n\u001b[31mmay").with("Retry-After", "600"));
        Refusal refusal = refused();
        assertEquals(told, refusal.kind());
        assertTrue(refusal.getMessage().contains("refuses: because it  [31mmay"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(cure), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "caa, a CAA record of blog.test",
        "dns, let an A record of blog.test",
        "connection, let port 80 of blog.test",
        "unauthorized, the CA went to 192.0.2.1: is that this machine?",
        "tls, from port 80 to HTTPS",
        "unheardOf, look at what the CA says"
    })
    void why_a_proof_was_not_seen_is_told_with_a_cure(String kind, String cure) {
        ca.refusedProof = kind;
        ca.meta.put("caaIdentities", List.of("ca.test"));
        Refusal refusal = refused();
        assertEquals(Refusal.Kind.VALIDATION, refusal.kind());
        assertTrue(refusal.getMessage().contains("says: 192.0.2.1: said the CA"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(cure), refusal.getMessage());
        assertEquals(kind.equals("caa"), refusal.getMessage().contains("issue \"ca.test\""));
    }

    /** Our clock is half an hour behind the CA's, which says when in an hour is by its own. */
    @ParameterizedTest
    @CsvSource({"seconds, 0", "date, 0", "words, 30", "nonsense, 30"})
    void when_to_come_back_is_told_by_our_own_clock(String form, int minutesOff) {
        Clock slow = Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-30));
        ZonedDateTime later = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
        String value = form.equals("seconds")
                ? "3600"
                : form.equals("date") ? DateTimeFormatter.RFC_1123_DATE_TIME.format(later) : "soon";
        String words = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").format(later);
        Reply limited = Reply.problem(429, "rateLimited", "too many; retry after " + words + " UTC: see the page");
        ca.then("/order/new", form.equals("words") ? limited : limited.with("Retry-After", value));
        Refusal refusal =
                assertThrows(Refusal.class, () -> authority(slow).obtain(wanted(Optional.empty()), List.of(ANSWER)));
        Duration off = Duration.between(
                slow.instant().plus(Duration.ofHours(1)), refusal.retryAfter().orElseThrow());
        assertTrue(
                off.minusMinutes(minutesOff).abs().toSeconds() < 20,
                refusal.retryAfter().toString());
    }

    @Test
    void with_a_clock_that_is_wrong_nothing_is_ordered() {
        Clock past = Clock.offset(Clock.systemUTC(), Duration.ofDays(-3));
        Refusal refusal =
                assertThrows(Refusal.class, () -> authority(past).obtain(wanted(Optional.empty()), List.of(ANSWER)));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertTrue(refusal.getMessage().contains("set the clock"), refusal.getMessage());
        assertEquals(0, ca.count("/account/new") + ca.count("/order/new"));
    }

    @Test
    void a_page_in_place_of_an_answer_is_told_and_so_is_when_the_CA_is_closed() {
        Map<String, String> html = Map.of("Content-Type", "text/html");
        ca.then("/directory", new Reply(200, html, "<title>Sign in</title>"));
        Refusal page = refused();
        assertEquals(Refusal.Kind.UNREACHABLE, page.kind());
        assertTrue(
                page.getMessage().contains("does not answer as a CA does: Unexpected content type"), page.getMessage());

        ca.then("/directory", new Reply(503, html, "closed").with("Retry-After", "120"));
        Refusal closed = refused();
        assertEquals(Refusal.Kind.UNREACHABLE, closed.kind());
        assertTrue(closed.retryAfter().orElseThrow().isAfter(Instant.now().plusSeconds(60)));

        ca.then("/directory", new Reply(404, html, "nothing here"));
        assertTrue(refused().getMessage().contains("look whether the address in server.acme.authority"));

        ca.then("/order/new", new Reply(429, html, "slow down").with("Retry-After", "60"));
        assertEquals(Refusal.Kind.RATE_LIMITED, refused().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"newOrder\": 4}", "{\"meta\": {\"profiles\": 3}}", "\u0000"})
    void nonsense_is_told_and_not_thrown(String body) {
        ca.then("/directory", new Reply(200, Map.of("Content-Type", "application/json"), body));
        assertEquals(Refusal.Kind.UNREACHABLE, refused().kind());
        ca.then("/order/new", new Reply(201, Map.of("Content-Type", "application/json", "Location", "::"), body));
        assertEquals(Refusal.Kind.UNREACHABLE, refused().kind());
        ca.then("/authz/1", new Reply(200, Map.of("Content-Type", "application/json"), body));
        assertEquals(Refusal.Kind.UNREACHABLE, refused().kind());
    }

    @Test
    void nonces_are_refused_with_and_without_a_new_one() throws Refusal {
        Reply bad = Reply.problem(400, "badNonce", "no");
        ca.then("/order/new", bad, bad.with("Replay-Nonce", " "), bad);
        obtain();
        assertEquals(4, ca.count("/order/new"));
    }

    @Test
    void what_is_for_a_moment_is_waited_out() throws Refusal {
        ca.then("/order/1", Reply.problem(500, "serverInternal", "oops"));
        ca.then("/finalize/1", Reply.problem(403, "orderNotReady", "wait"));
        ca.then("/certificate/1", new Reply(502, Map.of(), ""), Reply.problem(500, "serverInternal", "oops"));
        Refusal early = refused();
        assertEquals(Refusal.Kind.UNREACHABLE, early.kind());
        obtain();
    }

    @Test
    void a_CA_that_is_never_ready_is_left_in_the_end() {
        for (int i = 0; i < 2000; i++) {
            ca.then("/finalize/1", Reply.problem(403, "orderNotReady", "wait"));
        }
        Refusal refusal = refused();
        assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
        assertTrue(refusal.getMessage().contains("has not made the certificate in time"), refusal.getMessage());
        assertTrue(ca.count("/finalize/1") < 100, "asked " + ca.count("/finalize/1") + " times");
    }

    @Test
    void new_terms_are_agreed_to_for_a_new_account_only() throws Refusal {
        ca.meta.put("termsOfService", "https://ca.test/terms-2");
        Refusal refusal = refused();
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertTrue(refusal.getMessage().contains("server.acme.agree: https://ca.test/terms-2"), refusal.getMessage());
        assertEquals(0, ca.count("/account/new"));

        ca.meta.put("termsOfService", "https://ca.test/terms-1");
        obtain();
        assertEquals(true, ca.asked("/account/new").get(0).content().get("termsOfServiceAgreed"));
        ca.meta.put("termsOfService", "https://ca.test/terms-2");
        obtain();
        ca.then(
                "/order/new",
                Reply.problem(403, "userActionRequired", "the terms have changed")
                        .with("Link", "<https://ca.test/terms-2>;rel=\"terms-of-service\""));
        Refusal asked = refused();
        assertEquals(Refusal.Kind.REJECTED, asked.kind());
        assertTrue(asked.getMessage().contains("its terms are now https://ca.test/terms-2"), asked.getMessage());
    }

    @Test
    void a_profile_is_named_in_the_order_and_one_that_is_not_offered_is_told_with_those_that_are() throws Refusal {
        ca.meta.put("profiles", Map.of("shortlived", "six days", "classic", "as ever"));
        authority().obtain(wanted(Optional.of("shortlived")), List.of(ANSWER));
        assertEquals("shortlived", ca.asked("/order/new").get(0).content().get("profile"));
        Refusal refusal =
                assertThrows(Refusal.class, () -> authority().obtain(wanted(Optional.of("short")), List.of(ANSWER)));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertTrue(refusal.getMessage().contains("expected classic, shortlived"), refusal.getMessage());
    }

    @Test
    void the_certificate_before_is_named_and_where_the_CA_does_not_like_that_it_is_not() throws Refusal {
        Issued first = obtain();
        Wanted next = new Wanted(List.of("blog.test"), KeyKind.P256, Optional.empty(), Optional.of(first.leaf()));
        String id = CertificateId.of(first.leaf()).orElseThrow();
        authority().obtain(next, List.of(ANSWER));
        ca.then("/order/new", Reply.problem(409, "alreadyReplaced", "it has a successor"));
        authority().obtain(next, List.of(ANSWER));
        List<Object> named = ca.asked("/order/new").stream()
                .map(one -> (Object) one.content().get("replaces"))
                .map(one -> one == null ? "none" : one)
                .toList();
        assertEquals(List.of("none", id, id, "none"), named);
    }

    @Test
    void when_to_renew_is_asked_and_when_to_ask_again_has_bounds() throws Refusal {
        Issued issued = obtain();
        String place = "/renewal/" + CertificateId.of(issued.leaf()).orElseThrow();
        Reply window = Reply.json(
                200,
                Map.of(
                        "suggestedWindow",
                        Map.of("start", "2026-02-03T04:05:06.789Z", "end", "2026-02-04T04:05:06Z"),
                        "explanationURL",
                        "https://ca.test/incident"));
        ca.then(place, window.with("Retry-After", "7200"), window.with("Retry-After", "1"));
        RenewalWindow asked = authority().renewalWindow(issued.leaf()).orElseThrow();
        assertEquals(Instant.parse("2026-02-03T04:05:06.789Z"), asked.start());
        assertEquals(Optional.of(URI.create("https://ca.test/incident")), asked.explanation());
        assertTrue(asked.askAgain().isAfter(Instant.now().plusSeconds(7000)), asked.toString());
        Instant soon = authority().renewalWindow(issued.leaf()).orElseThrow().askAgain();
        assertTrue(soon.isAfter(Instant.now().plusSeconds(30)), soon.toString());

        Map<String, String> backwards = Map.of("start", "2026-02-04T00:00:00Z", "end", "2026-02-03T00:00:00Z");
        ca.then(
                place,
                Reply.json(200, Map.of("suggestedWindow", backwards)),
                Reply.problem(404, "malformed", "whose?"));
        assertThrows(Refusal.class, () -> authority().renewalWindow(issued.leaf()));
        assertEquals(Optional.empty(), authority().renewalWindow(issued.leaf()));
        ca.answersRenewals = false;
        assertEquals(Optional.empty(), authority().renewalWindow(issued.leaf()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"key", "names", "future", "past"})
    void a_certificate_that_is_not_what_was_asked_for_is_not_taken(String fault) {
        ca.change = content -> switch (fault) {
            case "key" ->
                new IssuingKey.Content(
                        SubjectPublicKeyInfo.getInstance(
                                KeyKind.P256.generate().getPublic().getEncoded()),
                        content.names(),
                        content.from(),
                        content.to());
            case "names" ->
                new IssuingKey.Content(
                        content.key(),
                        new GeneralNames(new GeneralName(GeneralName.dNSName, "other.test")),
                        content.from(),
                        content.to());
            case "future" ->
                new IssuingKey.Content(
                        content.key(), content.names(), Instant.now().plusSeconds(600), content.to());
            default ->
                new IssuingKey.Content(
                        content.key(),
                        content.names(),
                        content.from(),
                        Instant.now().minusSeconds(60));
        };
        Refusal refusal = refused();
        assertEquals(Refusal.Kind.REJECTED, refusal.kind());
        assertTrue(refusal.getMessage().contains("can't be used: it "), refusal.getMessage());
    }

    @Test
    void a_CA_that_falls_silent_is_left_and_nobody_waits_for_ever() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Patience none = new Patience(
                    Duration.ofMillis(300), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMillis(5));
            URI directory = URI.create("http://127.0.0.1:" + mute.getLocalPort() + "/directory");
            Rfc8555Authority authority = new Rfc8555Authority(
                    new Customer(AuthoritySettings.of(directory), Optional.empty(), terms -> true),
                    accounts,
                    none,
                    Clock.systemUTC());
            Refusal refusal =
                    assertThrows(Refusal.class, () -> authority.obtain(wanted(Optional.empty()), List.of(ANSWER)));
            assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
            assertTrue(refusal.getMessage().contains("can't be reached"), refusal.getMessage());
        }
    }

    @Test
    void who_stops_the_program_is_not_kept_waiting() {
        Thread.currentThread().interrupt();
        Refusal refusal = refused();
        assertTrue(Thread.interrupted());
        assertTrue(refusal.getMessage().contains("the program ended"), refusal.getMessage());
    }
}
