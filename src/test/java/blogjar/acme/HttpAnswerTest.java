package blogjar.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
    private final HttpAnswer answer = new HttpAnswer();

    @Test
    void proofs_are_shown_side_by_side_and_each_until_it_is_closed() {
        Answer.Proof first = answer.give(new Answer.Ask("a.example", "one", "one.thumb"));
        Answer.Proof second = answer.give(new Answer.Ask("b.example", "two", "two.thumb"));
        assertEquals(Optional.of("one.thumb"), answer.proof("one"));
        assertEquals(Optional.of("two.thumb"), answer.proof("two"));
        first.close();
        assertEquals(Optional.empty(), answer.proof("one"));
        assertEquals(Optional.of("two.thumb"), answer.proof("two"));
        second.close();
        second.close();
        assertEquals(Optional.empty(), answer.proof("two"));
    }

    @Test
    void names_and_addresses_can_be_shown_and_wildcards_not() {
        assertTrue(answer.suits("example.com"));
        assertTrue(answer.suits("192.0.2.7"));
        assertFalse(answer.suits("*.example.com"));
    }
}
