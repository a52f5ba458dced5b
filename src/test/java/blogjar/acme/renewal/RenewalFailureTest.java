package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What comes after a failure: how long is waited, and who is asked instead. */
class RenewalFailureTest {
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final URI OTHER = URI.create("https://other.example/directory");

    private final World world = new World(QUARTER, "blog.name", "www.blog.name");

    /** Minutes between the orders, rounded down to what a wait is without its jitter. */
    private static List<Long> gaps(List<Instant> orders) {
        List<Long> gaps = new ArrayList<>();
        for (int i = 1; i < orders.size(); i++) {
            gaps.add(Duration.between(orders.get(i - 1), orders.get(i)).toMinutes());
        }
        return gaps;
    }

    private static void assertWaits(List<Instant> orders, long... minutes) {
        List<Long> gaps = gaps(orders);
        assertEquals(minutes.length, gaps.size(), gaps.toString());
        for (int i = 0; i < minutes.length; i++) {
            double most = minutes[i] * 1.1 + 2;
            assertTrue(gaps.get(i) >= minutes[i] && gaps.get(i) <= most, gaps.toString());
        }
    }

    @Test
    void a_name_that_fails_costs_the_others_no_certificate() {
        world.ca().failing.add("www.blog.name");
        world.ca(World.STAGING).failing.add("www.blog.name");
        world.run(Duration.ofHours(7));
        assertEquals(Set.of("blog.name"), world.covered());
        assertEquals(2, world.ca().orders.size());
        assertWaits(world.ca(World.STAGING).orders, 10, 100, 240);
        assertEquals(1, world.told("failed: no answer from [www.blog.name]"));

        world.ca(World.STAGING).failing.clear();
        world.run(Duration.ofHours(5));
        assertEquals(3, world.ca().orders.size(), "after staging has taken it, production is asked at once");
        assertEquals(Set.of("blog.name"), world.covered());

        world.ca().failing.clear();
        world.run(Duration.ofHours(5));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
        assertEquals(List.of(), world.broken());
        int orders = world.ca().orders.size();
        world.run(Duration.ofDays(50));
        assertEquals(orders, world.ca().orders.size());
    }

    @Test
    void in_a_renewal_the_others_wait_for_a_name_that_fails_as_long_as_there_is_time() {
        world.run(Duration.ofDays(55));
        world.ca().failing.add("www.blog.name");
        world.ca(World.STAGING).failing.add("www.blog.name");
        world.run(Duration.ofDays(18));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
        world.run(Duration.ofDays(4));
        assertEquals(Set.of("blog.name"), world.covered());
        assertEquals(List.of(), world.alarms);
        assertEquals(List.of(), world.broken());
    }

    @Test
    void where_all_fails_it_is_tried_less_and_less_whatever_is_restarted() {
        world.authorities(OTHER);
        world.ca(OTHER).failing.addAll(List.of("blog.name", "www.blog.name"));
        for (int i = 0; i < 4 * 24 * 60; i++) {
            world.restart().run(Duration.ofMinutes(1));
        }
        // Two kinds of proof fail with each order, and four failures an hour are the most.
        assertWaits(world.ca(OTHER).orders, 1, 58, 100, 24 * 60, 24 * 60, 24 * 60);
        assertEquals(List.of(), world.broken());
    }

    @Test
    void who_starts_it_again_is_told_when_it_is_tried_next() {
        world.authorities(OTHER);
        world.ca(OTHER).failing.addAll(List.of("blog.name", "www.blog.name"));
        world.run(Duration.ofMinutes(3));
        world.events.clear();
        world.restart().run(Duration.ofMinutes(1));
        assertTrue(
                world.events.stream().anyMatch(event -> event.contains("as earlier tries failed the next is at")),
                world.events.toString());
    }

    @Test
    void a_process_that_is_killed_amid_an_order_does_not_order_again_at_once() {
        for (int i = 0; i < 60; i++) {
            world.ca().killing = true;
            try {
                world.run(Duration.ofMinutes(1));
            } catch (SimulatedCa.Killed killed) {
                world.restart();
            }
        }
        assertTrue(world.ca().orders.size() <= 3, world.ca().orders.toString());
        world.ca().killing = false;
        world.run(Duration.ofHours(3));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
    }

    @Test
    void the_next_ca_is_asked_after_one_that_cannot_be_reached_and_the_first_again_at_the_next_renewal() {
        world.authorities(World.PRODUCTION, OTHER);
        world.ca().refusal = Optional.of(SimulatedCa.unreachable());
        world.run(Duration.ofMinutes(2));
        assertEquals(Optional.of(OTHER), world.only().authority());
        world.ca().refusal = Optional.empty();
        world.run(Duration.ofDays(65));
        assertEquals(Optional.of(World.PRODUCTION), world.only().authority());
        assertEquals(1, world.ca(OTHER).orders.size());
    }

    @Test
    void a_name_that_fails_is_no_matter_of_another_ca() {
        world.authorities(World.PRODUCTION, OTHER);
        world.ca().failing.addAll(List.of("blog.name", "www.blog.name"));
        world.ca(World.STAGING).failing.addAll(List.of("blog.name", "www.blog.name"));
        world.run(Duration.ofDays(2));
        assertEquals(0, world.ca(OTHER).orders.size());
    }

    @Test
    void a_limit_of_one_name_is_none_of_the_others() {
        world.ca().limited.add("www.blog.name");
        world.run(Duration.ofMinutes(1));
        assertEquals(Set.of("blog.name"), world.covered());
        assertEquals(
                List.of("failed www.blog.name"),
                world.events.stream().filter(e -> e.startsWith("failed ")).toList());
        world.ca().limited.clear();
        world.run(Duration.ofHours(3));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
    }

    @Test
    void a_ca_that_asks_for_patience_gets_it() {
        Instant later = World.START.plus(Duration.ofHours(34));
        world.ca().refusal = Optional.of(
                new Refusal(Refusal.Kind.RATE_LIMITED, Problem.error("too many"), Set.of(), Optional.of(later)));
        world.run(Duration.ofMinutes(2));
        world.ca().refusal = Optional.empty();
        world.restart().runUntil(later.minusSeconds(1));
        assertEquals(1, world.ca().orders.size());
        world.run(Duration.ofMinutes(2));
        assertEquals(2, world.ca().orders.size());
    }

    @Test
    void patience_without_end_is_not_had() {
        Instant never = World.START.plus(Duration.ofDays(36_500));
        world.ca().refusal = Optional.of(
                new Refusal(Refusal.Kind.RATE_LIMITED, Problem.error("too many"), Set.of(), Optional.of(never)));
        world.run(Duration.ofDays(9));
        assertEquals(2, world.ca().orders.size());
    }

    @Test
    void what_is_wrong_here_is_looked_at_hourly_and_told_once() {
        world.ca().refusal = Optional.of(new Refusal(
                Refusal.Kind.OURS,
                Problem.error("there is no blog.name in the DNS"),
                Set.of("blog.name"),
                Optional.empty()));
        world.names("blog.name").run(Duration.ofMinutes(200));
        assertWaits(world.ca().orders, 1, 2, 5, 10, 30, 60, 60);
        assertEquals(1, world.told("failed: there is no blog.name in the DNS"));
    }

    @Test
    void a_ca_that_is_away_is_asked_every_four_hours_in_the_end() {
        world.ca().refusal = Optional.of(SimulatedCa.unreachable());
        world.run(Duration.ofHours(12));
        assertWaits(world.ca().orders, 1, 10, 100, 240, 240);
    }

    @Test
    void where_nothing_can_be_written_nothing_is_ordered_and_it_is_told_once() {
        world.fault = Optional.of(Problem.error("the disk is full"));
        world.run(Duration.ofHours(2));
        assertEquals(0, world.ca().orders.size());
        assertEquals(List.of("notice: the disk is full"), world.events);
        world.fault = Optional.empty();
        world.run(Duration.ofMinutes(10));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
    }

    @Test
    void a_certificate_that_cannot_be_kept_is_kept_later_and_not_ordered_again() {
        world.ca().then = () -> world.fault = Optional.of(Problem.error("the disk is full"));
        world.run(Duration.ofDays(1));
        assertEquals(Set.of(), world.lineages.keySet());
        world.fault = Optional.empty();
        world.ca().then = () -> {};
        world.run(Duration.ofMinutes(10));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
        assertEquals(1, world.ca().orders.size());
    }

    @Test
    void who_has_mended_it_need_not_wait() {
        world.ca().failing.add("www.blog.name");
        world.ca(World.STAGING).failing.add("www.blog.name");
        world.run(Duration.ofHours(8));
        world.ca().failing.clear();
        world.ca(World.STAGING).failing.clear();
        world.first().force();
        world.run(Duration.ofMinutes(1));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
    }

    @Test
    void other_settings_are_tried_at_once() {
        world.ca().refusal = Optional.of(new Refusal(Refusal.Kind.OURS, Problem.error("the terms are not agreed to")));
        world.run(Duration.ofDays(3));
        world.ca().refusal = Optional.empty();
        world.restart().run(Duration.ofMinutes(1));
        assertEquals(Set.of(), world.lineages.keySet());
        world.keys(KeyKind.P384).run(Duration.ofMinutes(1));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
    }

    @Test
    void a_name_whose_settings_are_mended_is_tried_at_once() {
        world.ca().failing.add("www.blog.name");
        world.ca(World.STAGING).failing.add("www.blog.name");
        world.run(Duration.ofHours(8));
        world.ca().failing.clear();
        world.ca(World.STAGING).failing.clear();
        world.restart().run(Duration.ofMinutes(1));
        assertEquals(Set.of("blog.name"), world.covered());
        world.mended("other DNS").run(Duration.ofMinutes(1));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
        assertEquals(List.of(), world.broken());
    }

    @Test
    void servers_with_different_settings_do_not_urge_each_other_on() {
        world.ca().failing.add("www.blog.name");
        world.ca(World.STAGING).failing.add("www.blog.name");
        world.run(Duration.ofHours(8));
        int alone = world.ca(World.STAGING).orders.size();
        for (int i = 0; i < 40; i++) {
            world.mended(i % 2 == 0 ? "one" : "other").run(Duration.ofMinutes(6));
        }
        int together = world.ca(World.STAGING).orders.size() - alone;
        assertTrue(together <= 8, together + " orders, where each alone has four");
        assertEquals(List.of(), world.ca().broken, "staging lets two hundred fail in an hour");
    }

    @Test
    void nobody_is_called_again_at_once() {
        world.ca().failing.add("www.blog.name");
        world.run(Duration.ofDays(3));
        world.nexts.forEach(next -> assertTrue(next.isAfter(World.START)));
        assertTrue(world.nexts.size() < 60, world.nexts.size() + " calls");
    }
}
