package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.diagnostic.Problem;
import blogjar.text.Json;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was tried, as it is noted for the next start. */
class NotesTest {
    private static final Instant NOW = Instant.parse("2027-02-10T12:34:56.789Z");
    private static final URI CA = URI.create("https://ca.example/directory");

    @SuppressWarnings("unchecked") // keys of JSON are text
    private static Attempts read(String text) throws Json.SyntaxException {
        return Notes.read((Map<String, Object>) Objects.requireNonNull(Json.parse(text)));
    }

    private static Attempts attempts() {
        Order order = new Order(CA, List.of("blog.name", "*.blog.name"), KeyKind.RSA2048, false, "1", List.of());
        Refusal refusal = new Refusal(Refusal.Kind.VALIDATION, Problem.error("no"));
        Instant window = NOW.plus(Duration.ofDays(3));
        return Attempts.NONE
                .begun(order, NOW)
                .refused(order, Set.of("blog.name"), refusal, true, NOW)
                .issued(order, NOW)
                .asked("a 1", Inquiry.answered(NOW, Optional.empty()))
                .asked(
                        "b 2",
                        Inquiry.answered(
                                NOW,
                                Optional.of(new RenewalWindow(
                                        window,
                                        window.plusSeconds(9),
                                        Optional.of(URI.create("https://why.example/")),
                                        NOW.plusSeconds(600)))))
                .alarmed("b 2", NOW);
    }

    @Test
    void what_is_noted_is_read() throws Json.SyntaxException {
        assertEquals(attempts(), read(Json.print(Notes.of(attempts()))));
        assertEquals(Attempts.NONE, read(Json.print(Notes.of(Attempts.NONE))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"orders\":[],\"names\":7,\"issued\":null,\"inquiries\":\"x\"}",
                "{\"orders\":{\"a\":null,\"b\":{},\"c\":{\"failures\":\"x\"},\"d\":{\"failures\":1,\"at\":\"never\"}}}",
                "{\"orders\":{\"a\":{\"failures\":1,\"at\":\"2027-02-10T00:00:00Z\",\"next\":\"2027-02-10T00:00:00Z\",\"kind\":\"X\"}}}",
                "{\"names\":{\"a\":{\"failed\":[1],\"trial\":true},\"b\":{\"failed\":[null]}},\"issued\":{\"a\":[[]]}}"
            })
    void what_cannot_be_read_of_it_is_left_out(String notes) throws Json.SyntaxException {
        assertEquals(Attempts.NONE, read(notes));
    }

    @Test
    void what_no_longer_matters_is_dropped() {
        Attempts later = attempts().pruned(Set.of("b 2"), NOW.plus(Duration.ofDays(6)));
        assertEquals(Set.of("b 2"), later.inquiries().keySet());
        assertEquals(1, later.issued().size());
        assertEquals(1, later.orders().size());
        assertEquals(1, later.names().size());
        assertEquals(Attempts.NONE, attempts().pruned(Set.of(), NOW.plus(Duration.ofDays(31))));
        assertEquals(Attempts.NONE, attempts().pruned(Set.of(), NOW.minus(Duration.ofDays(31))));
    }
}
