package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import blogjar.acme.order.ScriptedCa.Reply;
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
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a CA says no to, and how it is told. */
@Timeout(60)
class RefusalsTest {
    @AutoClose
    private final ScriptedCa ca = new ScriptedCa();

    private final Visitor visitor = new Visitor(ca);

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
        Refusal refusal = visitor.refused();
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
        Refusal refusal = visitor.refused();
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
        Refusal refusal = assertThrows(
                Refusal.class,
                () -> visitor.authority(slow).obtain(Visitor.wanted(Optional.empty()), List.of(Visitor.ANSWER)));
        Duration off = Duration.between(
                slow.instant().plus(Duration.ofHours(1)), refusal.retryAfter().orElseThrow());
        assertTrue(
                off.minusMinutes(minutesOff).abs().toSeconds() < 20,
                refusal.retryAfter().toString());
    }

    @Test
    void a_page_in_place_of_an_answer_is_told_and_so_is_when_the_CA_is_closed() {
        Map<String, String> html = Map.of("Content-Type", "text/html");
        ca.then("/directory", new Reply(200, html, "<title>Sign in</title>"));
        Refusal page = visitor.refused();
        assertEquals(Refusal.Kind.UNREACHABLE, page.kind());
        assertTrue(
                page.getMessage().contains("does not answer as a CA does: Unexpected content type"), page.getMessage());

        ca.then("/directory", new Reply(503, html, "closed").with("Retry-After", "120"));
        Refusal closed = visitor.refused();
        assertEquals(Refusal.Kind.UNREACHABLE, closed.kind());
        assertTrue(closed.retryAfter().orElseThrow().isAfter(Instant.now().plusSeconds(60)));

        ca.then("/directory", new Reply(404, html, "nothing here"));
        assertTrue(visitor.refused().getMessage().contains("look whether the address in server.acme.authority"));

        ca.then("/order/new", new Reply(429, html, "slow down").with("Retry-After", "60"));
        assertEquals(Refusal.Kind.RATE_LIMITED, visitor.refused().kind());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "{\"newOrder\": 4}", "{\"meta\": {\"profiles\": 3}}", "\u0000"})
    void nonsense_is_told_and_not_thrown(String body) {
        ca.then("/directory", new Reply(200, Map.of("Content-Type", "application/json"), body));
        assertEquals(Refusal.Kind.UNREACHABLE, visitor.refused().kind());
        ca.then("/order/new", new Reply(201, Map.of("Content-Type", "application/json", "Location", "::"), body));
        assertEquals(Refusal.Kind.UNREACHABLE, visitor.refused().kind());
        ca.then("/authz/1", new Reply(200, Map.of("Content-Type", "application/json"), body));
        assertEquals(Refusal.Kind.UNREACHABLE, visitor.refused().kind());
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
        Refusal refusal = visitor.refused();
        assertEquals(Refusal.Kind.REJECTED, refusal.kind());
        assertTrue(refusal.getMessage().contains("can't be used: it "), refusal.getMessage());
    }

    @Test
    void what_comes_out_when_the_certificate_is_made_is_of_the_names_too() {
        ca.then("/finalize/1", Reply.problem(403, "caa", "CAA record for blog.test prevents issuance"));
        Refusal refusal = visitor.refused();
        assertEquals(Refusal.Kind.VALIDATION, refusal.kind());
        assertTrue(refusal.getMessage().contains("a CAA record of the name"), refusal.getMessage());
    }
}
