package blogjar.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often pages were read. */
class ViewsTest {
    private Instant now = Instant.parse("2024-01-01T08:00:00Z");

    private final Views views = new Views(new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void who_reads_a_page_again_within_half_an_hour_counts_once() {
        views.add("a/", "one");
        now = now.plus(Duration.ofMinutes(29));
        views.add("a/", "one");
        assertEquals(1, views.of("a/"));
        now = now.plus(Duration.ofMinutes(2));
        views.add("a/", "one");
        assertEquals(2, views.of("a/"));
    }

    @Test
    void other_readers_and_other_pages_count_by_themselves() {
        views.add("a/", "one");
        views.add("a/", "two");
        views.add("b/", "one");
        assertEquals(2, views.of("a/"));
        assertEquals(1, views.of("b/"));
        assertEquals(3, views.all());
        assertEquals(0, views.of("c/"));
    }

    @Test
    void a_new_day_knows_nobody_of_the_day_before() {
        now = Instant.parse("2024-01-01T23:59:30Z");
        views.add("a/", "one");
        now = Instant.parse("2024-01-02T00:00:30Z");
        views.add("a/", "one");
        assertEquals(2, views.of("a/"));
    }

    @Test
    void many_readers_take_no_more_memory_and_are_all_but_all_counted() {
        for (int i = 0; i < 200_000; i++) {
            views.add("a/", "reader " + i);
        }
        assertEquals(200_000, views.of("a/"));
    }

    @Test
    void counts_go_on_from_what_was_kept_and_tell_nothing_of_readers() {
        views.add("", "one");
        views.add("\u4e2d \u6587/", "192.0.2.1");
        assertEquals("views 1\n1 \n1 \u4e2d \u6587/\n", views.text());
        assertFalse(views.text().contains("192"));
        Views next = new Views(Clock.systemUTC());
        next.goOnFrom(views.text());
        next.add("\u4e2d \u6587/", "one");
        assertEquals(2, next.of("\u4e2d \u6587/"));
        assertEquals(1, next.of(""));
        assertEquals(3, next.all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "something else\n", "views 1\nmany a/\n", "views 1\n7\n"})
    void what_is_no_such_text_is_not_taken(String text) {
        assertThrows(IllegalArgumentException.class, () -> views.goOnFrom(text));
        assertEquals(0, views.all());
    }
}
