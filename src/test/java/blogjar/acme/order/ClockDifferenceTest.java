package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock that is another than the CA's. */
class ClockDifferenceTest {
    private static final Instant NOW = Instant.parse("2027-01-05T08:00:00Z");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            PT0S      | false |
            PT-20M    | false |
            PT45M30S  | false | the clock of this machine is 45 minutes ahead of the CA's
            PT-31M    | false | the clock of this machine is 31 minutes behind the CA's
            PT-61M    | true  | the clock of this machine is 61 minutes behind the CA's
            """)
    void half_an_hour_is_told_where_an_order_fails_and_with_more_than_one_nothing_is_ordered(
            Duration ahead, boolean refused, String told) {
        ClockDifference clocks = new ClockDifference(NOW, ahead);
        assertEquals(Optional.ofNullable(told), clocks.problem().map(Problem::message));
        if (refused) {
            assertEquals(
                    "this machine's clock says 2027-01-05T08:00:00Z, and the CA's 2027-01-05T09:01:00Z; a certificate "
                            + "would not be good here",
                    assertThrows(Refusal.class, clocks::check).problem().message());
        } else {
            assertDoesNotThrow(clocks::check);
        }
    }
}
