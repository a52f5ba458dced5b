package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A year of operation in simulated time. */
class YearTest {
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Duration FIRST = Duration.ofMinutes(1);

    private static Duration hours(double hours) {
        return Duration.ofMinutes(Math.round(hours * 60));
    }

    /** How much of its lifetime each certificate was in use before the next one came. */
    private static List<Double> used(World world) {
        List<Double> used = new ArrayList<>();
        SimulatedCa ca = world.ca();
        for (int i = 1; i < ca.issued.size(); i++) {
            Instant from = ca.issued.get(i - 1).leaf().getNotBefore().toInstant();
            Instant next = ca.issued.get(i).leaf().getNotBefore().toInstant();
            used.add((double) Duration.between(from, next).toMinutes() / ca.life.toMinutes());
        }
        return used;
    }

    @ParameterizedTest(name = "{0} hours, ARI {1}")
    @CsvSource(textBlock = """
            # life in hours | ARI | fewest, most orders | first and last part of the lifetime
            2160, true,  6,  7, 0.64, 0.69
            2160, false, 6,  7, 0.64, 0.67
            1536, true,  8,  9, 0.64, 0.69
            1536, false, 8, 10, 0.64, 0.67
            1080, true, 12, 13, 0.63, 0.69
            1080, false, 12, 14, 0.64, 0.67
            160, true, 105, 115, 0.47, 0.53
            160, false, 108, 116, 0.47, 0.51
            """)
    void every_lifetime_is_renewed_in_time(int life, boolean ari, int fewest, int most, double from, double to) {
        World world = new World(Duration.ofHours(life), "blog.name", "www.blog.name");
        world.ca().ari = ari;
        world.run(YEAR);
        int orders = world.ca().orders.size();
        assertTrue(orders >= fewest && orders <= most, orders + " orders");
        for (double used : used(world)) {
            assertTrue(used >= from && used <= to, used + " of the lifetime");
        }
        assertTrue(world.uncovered().compareTo(FIRST) < 0);
        assertEquals(List.of(), world.broken());
        assertEquals(List.of(), world.alarms);
    }

    @ParameterizedTest(name = "{0} hours, seed {1}")
    @CsvSource({"2160, 1", "1536, 2", "1080, 3", "160, 4", "2160, 5", "160, 6", "1080, 7", "1536, 8"})
    void whatever_happens_there_is_a_certificate_and_no_limit_is_broken(int life, int seed) {
        Random random = new Random(seed);
        World world = new World(Duration.ofHours(life), "blog.name", "www.blog.name").servers(2);
        world.run(Duration.ofMinutes(10));
        world.uncovered();
        // Troubles together last less than what is left when a renewal is due.
        double longest = life / (life < 240 ? 2.0 : 3.0) / 3;
        Instant end = world.now.plus(YEAR);
        while (world.now.isBefore(end)) {
            double trouble = random.nextDouble() * longest;
            switch (random.nextInt(7)) {
                case 0 -> world.restart();
                case 1 -> {
                    world.ca().refusal = java.util.Optional.of(SimulatedCa.unreachable());
                    world.run(hours(trouble));
                    world.ca().refusal = java.util.Optional.empty();
                }
                case 2 -> {
                    world.ca().failing.add("www.blog.name");
                    world.ca(World.STAGING).failing.add("www.blog.name");
                    world.run(hours(Math.min(trouble / 8, 4.5)));
                    world.ca().failing.clear();
                    world.ca(World.STAGING).failing.clear();
                }
                case 3 -> world.sleep(hours(Math.min(trouble, 7 * 24)));
                case 4 -> {
                    world.wrong = Duration.ofDays(random.nextInt(100) - 50);
                    world.run(hours(random.nextDouble()));
                    world.wrong = Duration.ZERO;
                }
                case 5 ->
                    world.lineages
                            .values()
                            .forEach(kept -> world.ca()
                                    .moved
                                    .put(
                                            kept.leaf().getSerialNumber(),
                                            world.ca().window(world.now.minus(hours(3)), world.now.minus(hours(1)))));
                default -> world.run(hours(longest));
            }
            world.run(hours(random.nextDouble() * longest));
        }
        assertEquals(Duration.ZERO, world.uncovered(), world.events.toString());
        assertEquals(List.of(), world.broken());
    }
}
