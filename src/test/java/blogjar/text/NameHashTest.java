package blogjar.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stands in the name of a file that is kept for ever. */
class NameHashTest {
    @Test
    void each_hash_has_a_letter_and_a_digit_so_that_it_is_known_for_one() {
        IntStream.range(0, 2000)
                .mapToObj(i -> NameHash.of(List.of(("css" + i).getBytes(StandardCharsets.UTF_8))))
                .forEach(hash -> assertTrue(hash.matches("(?=.*[0-9])(?=.*[a-f])[0-9a-f]{8,64}"), hash));
    }
}
