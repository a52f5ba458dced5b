package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Refusal;
import blogjar.acme.order.ScriptedCa.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that may go wrong at a CA, at every step of an order: it comes to an end, it is told in a sentence, and the next order is as the first. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class MidOrderTest {
    private static final List<String> STEPS = List.of(
            "/directory",
            "/account/new",
            "/order/new",
            "/authz/1",
            "/challenge/1",
            "/order/1",
            "/finalize/1",
            "/certificate/1");

    /** No loop without an end or a pause, even with the short pauses of here. */
    private static final int MOST_TIMES = 60;

    private static final Map<String, String> HTML = Map.of("Content-Type", "text/html");

    private static final Map<String, Reply> FAULTS = Map.ofEntries(
            Map.entry("serverInternal", Reply.problem(500, "serverInternal", "oops")),
            Map.entry("closed", new Reply(503, HTML, "<h1>closed</h1>").with("Retry-After", "600")),
            Map.entry("gateway", new Reply(502, HTML, "<h1>bad gateway</h1>")),
            Map.entry("page", new Reply(200, HTML, "<title>sign in</title>")),
            Map.entry("gone", Reply.problem(404, "malformed", "no such thing")),
            Map.entry("malformed", new Reply(200, Map.of("Content-Type", "application/json"), "{\"status\": ")),
            Map.entry("other", Reply.json(200, Map.of("status", 7, "authorizations", "none", "finalize", List.of()))),
            Map.entry("empty", new Reply(200, Map.of(), "")),
            Map.entry("cut", Reply.cut()),
            Map.entry("half", Reply.json(200, Map.of("status", "pending")).half()),
            Map.entry("late", Reply.json(200, Map.of()).after(Duration.ofMillis(300))),
            Map.entry(
                    "rateLimited", Reply.problem(429, "rateLimited", "too many").with("Retry-After", "600")),
            Map.entry("slowDown", new Reply(429, HTML, "slow down")),
            Map.entry("badNonce", Reply.problem(400, "badNonce", "used before")),
            Map.entry("unauthorized", Reply.problem(403, "unauthorized", "not yours")),
            Map.entry("around", new Reply(302, Map.of("Location", "/directory"), "")));

    /** For the faults only: what goes well may take its time. */
    private static final Patience LITTLE =
            new Patience(Duration.ofMillis(200), Duration.ofMillis(300), Duration.ofMillis(300), Duration.ofMillis(5));

    @AutoClose
    private final ScriptedCa ca = new ScriptedCa();

    private final Visitor visitor = new Visitor(ca);

    static Stream<Arguments> faults() {
        return STEPS.stream()
                .flatMap(step -> FAULTS.keySet().stream().sorted().map(fault -> Arguments.of(step, fault)));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void a_fault_ends_the_order_in_a_sentence_and_the_next_one_is_as_the_first(String step, String fault)
            throws Refusal {
        ca.always(step, FAULTS.get(fault));
        Refusal refusal = assertThrows(Refusal.class, () -> visitor.obtain(LITTLE));
        assertNotEquals(Refusal.Kind.OURS, refusal.kind(), refusal.getMessage());
        assertNotNull(refusal.problem().fix(), refusal.getMessage());
        String said = refusal.problem().message();
        assertFalse(said.matches("(?s).*(null|Exception|shredzone|\n).*"), said);
        assertTrue(ca.count(step) <= MOST_TIMES, "asked " + ca.count(step) + " times");
        ca.recovers();
        assertEquals(1, visitor.obtain().chain().size());
    }
}
