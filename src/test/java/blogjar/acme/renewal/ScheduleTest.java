package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.RenewalWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a certificate is renewed, as a function of what is known. */
class ScheduleTest {
    private static final Instant FROM = Instant.parse("2027-02-10T00:00:00Z");

    private static Duration hours(double hours) {
        return Duration.ofSeconds(Math.round(hours * 3600));
    }

    private static Optional<Inquiry> said(double start, double end, Duration askAgain) {
        RenewalWindow window = new RenewalWindow(
                FROM.plus(hours(start)), FROM.plus(hours(end)), Optional.empty(), FROM.plus(askAgain));
        return Optional.of(Inquiry.answered(FROM, Optional.of(window)));
    }

    @ParameterizedTest(name = "{0} hours")
    @CsvSource(textBlock = """
            # life, renewal from, to, others wait until, alarm from
            2160, 1396.8, 1440,  1800, 2052
            1536, 993.28, 1024,  1280, 1459.2
            1080, 698.4,  720,   900,  1026
            240,  155.2,  160,   200,  228
            239,  114.72, 119.5, 179.25, 227.05
            160,  76.8,   80,    120,  152
            1,    0.48,   0.5,   0.75, 0.95
            """)
    void without_a_word_of_the_ca_a_part_of_the_lifetime_decides(
            double life, double from, double to, double patience, double alarm) {
        for (int seed = 0; seed < 100; seed++) {
            Schedule schedule = Schedule.of(FROM, FROM.plus(hours(life)), Optional.empty(), FROM, "seed" + seed);
            assertTrue(!schedule.renewal().isBefore(FROM.plus(hours(from))), schedule.toString());
            assertTrue(!schedule.renewal().isAfter(FROM.plus(hours(to))), schedule.toString());
            assertEquals(FROM.plus(hours(patience)), schedule.patience());
            assertEquals(FROM.plus(hours(alarm)), schedule.alarm());
            assertEquals(FROM, schedule.inquiry());
        }
    }

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource(textBlock = """
            # window, renewal from, to (hours of 2160), others wait until
            1400, 1448, 1400, 1448, 1800
            100,  124,  100,  124,  136
            -50,  -20,  -50,  -20,  -8
            1900, 2000, 1900, 1944, 1800
            2100, 2300, 1944, 1944, 1800
            1500, 1400, 1396, 1440, 1800
            """)
    void the_window_of_the_ca_decides(double start, double end, double from, double to, double patience) {
        for (int seed = 0; seed < 100; seed++) {
            Schedule schedule = Schedule.of(
                    FROM, FROM.plus(hours(2160)), said(start, end, Duration.ofHours(6)), FROM, "seed" + seed);
            assertTrue(!schedule.renewal().isBefore(FROM.plus(hours(from))), schedule.toString());
            assertTrue(!schedule.renewal().isAfter(FROM.plus(hours(to))), schedule.toString());
            assertEquals(FROM.plus(hours(patience)), schedule.patience());
        }
    }

    @Test
    void the_moment_within_the_window_is_by_chance_and_stays() {
        Instant to = FROM.plus(hours(2160));
        Schedule one = Schedule.of(FROM, to, said(1400, 1448, Duration.ofHours(6)), FROM, "a");
        assertEquals(
                one.renewal(),
                Schedule.of(FROM, to, said(1400, 1448, Duration.ofHours(1)), FROM.plus(hours(3)), "a")
                        .renewal());
        assertNotEquals(
                one.renewal(),
                Schedule.of(FROM, to, said(1400, 1448, Duration.ofHours(6)), FROM, "b")
                        .renewal());
        double sum = 0;
        for (int seed = 0; seed < 1000; seed++) {
            sum += Chance.of("seed" + seed) / 1000;
        }
        assertEquals(0.5, sum, 0.05);
    }

    @ParameterizedTest(name = "{0} s")
    @CsvSource({"-100, 60", "0, 60", "61, 61", "21600, 21600", "43200, 43200", "43201, 43200", "9000000, 43200"})
    void the_ca_is_asked_again_when_it_says_within_reason(long said, long asked) {
        Inquiry inquiry = said(1400, 1448, Duration.ofSeconds(said)).orElseThrow();
        assertEquals(FROM.plusSeconds(asked), inquiry.due(FROM));
    }

    @Test
    void a_ca_that_does_not_answer_is_asked_less_and_less_and_what_it_said_holds() {
        Optional<Inquiry> inquiry = said(1400, 1448, Duration.ofHours(6));
        for (int minutes : new int[] {1, 10, 100, 360, 360}) {
            inquiry = Optional.of(Inquiry.failed(inquiry, FROM));
            assertEquals(FROM.plus(Duration.ofMinutes(minutes)), inquiry.get().due(FROM));
            assertEquals(
                    FROM.plus(hours(1400)), inquiry.get().window().orElseThrow().start());
        }
    }

    @Test
    void an_inquiry_of_a_clock_that_was_ahead_is_made_again() {
        Inquiry inquiry = said(1400, 1448, Duration.ofHours(6)).orElseThrow();
        Instant before = FROM.minus(Duration.ofDays(100));
        assertEquals(before, inquiry.due(before));
    }
}
