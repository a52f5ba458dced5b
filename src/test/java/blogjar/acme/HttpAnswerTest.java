package blogjar.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {
    @TempDir
    Path folder;

    private HttpAnswer answer;

    @BeforeEach
    void begin() {
        answer = new HttpAnswer(folder.resolve("webroot"));
    }

    private List<String> shown() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("webroot/.well-known/acme-challenge"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void proofs_are_shown_side_by_side_and_each_until_it_is_closed() throws Exception {
        Answer.Proof first = answer.give(new Answer.Ask("a.example", "one", "one.thumb"));
        Answer.Proof second = answer.give(new Answer.Ask("b.example", "two", "two.thumb"));
        assertEquals(List.of("one", "two"), shown());
        assertEquals("one.thumb", Files.readString(folder.resolve("webroot/.well-known/acme-challenge/one")));
        first.close();
        assertEquals(List.of("two"), shown());
        second.close();
        second.close();
        assertEquals(List.of(), shown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../../secret", "a/b", ".", "a.part", "\u0000"})
    void what_is_no_token_never_becomes_a_file(String token) {
        Refusal refusal = assertThrows(Refusal.class, () -> answer.give(new Answer.Ask("a.example", token, "x.thumb")));
        assertEquals(Refusal.Kind.REJECTED, refusal.kind());
        assertFalse(Files.exists(folder.resolve("webroot")));
    }

    @Test
    void that_a_proof_can_t_be_written_is_told() throws IOException {
        Files.writeString(folder.resolve("webroot"), "no folder");
        Refusal refusal =
                assertThrows(Refusal.class, () -> answer.give(new Answer.Ask("a.example", "one", "one.thumb")));
        assertEquals(Refusal.Kind.OURS, refusal.kind());
        assertTrue(
                refusal.problem().toString().contains("acme-challenge"),
                refusal.problem().toString());
    }

    @Test
    void names_and_addresses_can_be_shown_and_wildcards_not() {
        assertTrue(answer.suits("example.com"));
        assertTrue(answer.suits("192.0.2.7"));
        assertFalse(answer.suits("*.example.com"));
    }
}
