package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.KeyKind;
import blogjar.acme.KnownAuthority;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.diagnostic.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is done for certificates, and what comes after a failure. */
class RenewalTest {
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

    private long told(String beginning) {
        return world.events.stream()
                .filter(event -> event.startsWith(beginning))
                .count();
    }

    @Test
    void the_first_start_has_a_certificate_at_once() {
        world.run(Duration.ofMinutes(1));
        assertEquals("blog.name", world.only().name());
        assertEquals(List.of("obtained blog.name", "planned blog.name"), world.events);
        RenewalFigures figures = world.first().figures();
        assertEquals(1, figures.attempts());
        assertEquals(0, figures.failures());
        assertTrue(figures.success().isPresent());
        assertEquals(world.only(), figures.certificates().get(0).kept());
        assertTrue(figures.certificates().get(0).window().isPresent());
    }

    @Test
    void an_address_that_the_CA_does_not_take_is_told_once_and_costs_no_certificate() {
        world.ca().refusesEmail = true;
        world.run(Duration.ofDays(50));
        assertEquals(1, told("notice: no such address"));
        world.run(Duration.ofDays(20));
        assertEquals(2, world.ca().orders.size());
    }

    @Test
    void a_server_that_is_made_anew_twenty_times_orders_nothing() {
        world.run(Duration.ofMinutes(1));
        for (int i = 0; i < 20; i++) {
            world.forget();
            world.restart().run(Duration.ofMinutes(5));
        }
        assertEquals(1, world.ca().orders.size());
    }

    @Test
    void one_of_several_servers_orders() {
        world.servers(5).run(Duration.ofDays(100));
        assertEquals(2, world.ca().orders.size());
    }

    @Test
    void a_name_that_fails_costs_the_others_no_certificate() {
        world.ca().failing.add("www.blog.name");
        world.ca(World.STAGING).failing.add("www.blog.name");
        world.run(Duration.ofHours(7));
        assertEquals(Set.of("blog.name"), world.covered());
        assertEquals(2, world.ca().orders.size());
        assertWaits(world.ca(World.STAGING).orders, 10, 100, 240);
        assertEquals(1, told("failed: no answer from [www.blog.name]"));

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
    void a_new_name_is_ordered_at_once_and_one_that_is_gone_at_the_next_renewal() {
        world.run(Duration.ofDays(10));
        world.names("blog.name", "www.blog.name", "new.blog.name").run(Duration.ofMinutes(2));
        assertEquals(Set.of("blog.name", "www.blog.name", "new.blog.name"), world.covered());
        world.names("blog.name").run(Duration.ofDays(40));
        assertEquals(2, world.ca().orders.size());
        world.run(Duration.ofDays(25));
        assertEquals(Set.of("blog.name"), world.covered());
    }

    @Test
    void a_certificate_of_certbots_is_left_to_certbot_until_it_has_expired() {
        world.put(
                "blog.name",
                Kept.Owner.CERTBOT,
                world.ca().issue(List.of("*.blog.name", "blog.name")),
                World.PRODUCTION);
        world.run(Duration.ofDays(80));
        assertEquals(
                List.of(
                        "notice: the certificate for *.blog.name, blog.name is kept by certbot, which renews it; none is"
                                + " asked for"),
                world.events);
        world.run(Duration.ofDays(9));
        assertTrue(told("alarm: the certificate for *.blog.name, blog.name expires in ") >= 4);
        assertEquals(0, world.ca().orders.size());
        world.run(Duration.ofDays(2));
        assertEquals(Set.of("blog.name", "blog.name-0001"), world.lineages.keySet());
    }

    @Test
    void what_is_taken_over_from_certbot_is_renewed_with_its_own_names_and_kind_of_key() {
        world.put(
                "blog.name",
                Kept.Owner.CERTBOT,
                world.ca().issue(List.of("blog.name", "www.blog.name")),
                World.PRODUCTION);
        world.put("mail.name", Kept.Owner.CERTBOT, world.ca().issue(List.of("mail.name")), World.PRODUCTION);
        world.takeover().run(Duration.ofDays(50));
        assertEquals(0, world.ca().orders.size());
        world.run(Duration.ofDays(30));
        assertEquals(2, world.ca().orders.size());
        assertEquals(Set.of("mail.name"), world.lineages.get("mail.name").names());
        assertTrue(world.lineages.values().stream().allMatch(Kept::isOurs));
    }

    @Test
    void a_certificate_of_staging_is_replaced_by_a_real_one_and_never_the_other_way_round() {
        world.authorities(World.STAGING).run(Duration.ofDays(1));
        assertTrue(world.only().isStaging());
        world.authorities(World.PRODUCTION).run(Duration.ofMinutes(2));
        assertFalse(world.only().isStaging());
        world.authorities(World.STAGING).run(Duration.ofDays(80));
        assertFalse(world.only().isStaging());
        assertEquals(1, told("notice: the certificate for blog.name, www.blog.name is a trusted one"));
        world.run(Duration.ofDays(15));
        assertTrue(world.only().isStaging());
    }

    @Test
    void two_kinds_of_key_are_two_certificates() {
        world.keys(KeyKind.P256, KeyKind.RSA2048).run(Duration.ofDays(70));
        assertEquals(Set.of("blog.name", "blog.name-rsa"), world.lineages.keySet());
        assertTrue(world.lineages.get("blog.name-rsa").isRsa());
        assertEquals(4, world.ca().orders.size());
        assertEquals(List.of(), world.broken());
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
        assertEquals(1, told("failed: there is no blog.name in the DNS"));
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
    void a_clock_that_is_behind_orders_nothing() {
        world.run(Duration.ofDays(1));
        world.wrong = Duration.ofDays(-20_000);
        world.restart().run(Duration.ofDays(1));
        assertEquals(1, world.ca().orders.size());
        assertEquals(1, told("notice: the clock of this machine is wrong"));
    }

    @Test
    void what_was_noted_by_a_clock_that_was_ahead_holds_nothing_up() {
        world.ca().refusal = Optional.of(SimulatedCa.unreachable());
        world.wrong = Duration.ofDays(20_000);
        world.run(Duration.ofDays(1));
        world.wrong = Duration.ZERO;
        world.ca().refusal = Optional.empty();
        world.run(Duration.ofMinutes(2));
        assertEquals(Set.of("blog.name", "www.blog.name"), world.covered());
    }

    @Test
    void from_a_twentieth_of_the_lifetime_on_it_is_told_daily_until_it_is_renewed() {
        world.run(Duration.ofDays(55));
        world.ca().refusal = Optional.of(SimulatedCa.unreachable());
        world.runUntil(world.only().expires().minus(Duration.ofHours(109)));
        assertEquals(List.of(), world.alarms);
        for (int i = 0; i < 60; i++) {
            world.restart().run(Duration.ofHours(2));
        }
        assertEquals(6, world.alarms.size());
        assertEquals(
                "alarm: the certificate for blog.name, www.blog.name expires in 4 days, at "
                        + world.only().expires() + ", and was not renewed",
                world.events.stream()
                        .filter(event -> event.startsWith("alarm"))
                        .findFirst()
                        .orElse(""));
        assertEquals(1, told("alarm: the certificate for blog.name, www.blog.name has expired"));
        world.ca().refusal = Optional.empty();
        world.run(Duration.ofDays(5));
        assertEquals(6, world.alarms.size());
        assertFalse(world.only().isExpired(world.now));
    }

    @Test
    void a_window_that_the_ca_moves_into_the_past_means_now() {
        world.run(Duration.ofDays(3));
        int asked = world.ca().inquiries.size();
        assertTrue(asked >= 12 && asked <= 14, asked + " inquiries");
        world.ca()
                .moved
                .put(
                        world.only().leaf().getSerialNumber(),
                        world.ca().window(world.now.minus(Duration.ofDays(1)), world.now.minus(Duration.ofHours(1))));
        world.run(Duration.ofHours(6).plusMinutes(1));
        assertEquals(2, world.ca().orders.size());
    }

    @Test
    void why_a_ca_wants_an_early_renewal_is_told_once() {
        world.run(Duration.ofDays(1));
        Instant start = world.now.plus(Duration.ofDays(5));
        world.ca()
                .moved
                .put(
                        world.only().leaf().getSerialNumber(),
                        new RenewalWindow(
                                start,
                                start.plusSeconds(60),
                                Optional.of(URI.create("https://ca.example/incident")),
                                world.now.plus(Duration.ofHours(6))));
        world.run(Duration.ofDays(4));
        assertEquals(1, world.ca().orders.size());
        assertEquals(
                1,
                told("notice: the CA wants the certificate for blog.name, www.blog.name to be renewed from " + start
                        + " on, and says why: https://ca.example/incident"));
    }

    @Test
    void a_ca_that_always_means_now_is_not_followed_for_ever() {
        world.ca().alwaysNow = true;
        world.run(Duration.ofDays(28));
        assertTrue(world.ca().orders.size() <= 44, world.ca().orders.size() + " orders");
    }

    @Test
    void a_machine_that_slept_for_a_week_does_what_is_due() {
        world.run(Duration.ofDays(59));
        world.sleep(Duration.ofDays(7)).run(Duration.ofMinutes(1));
        assertEquals(2, world.ca().orders.size());
    }

    @Test
    void who_wants_a_new_certificate_now_gets_one_within_the_limits() {
        world.ca().ari = false;
        world.run(Duration.ofDays(1));
        for (int i = 0; i < 10; i++) {
            world.first().force();
            world.run(Duration.ofMinutes(10));
        }
        assertEquals(4, world.ca().orders.size());
        assertEquals(List.of(), world.broken());
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

    @Test
    void the_cas_that_have_a_word_are_known_by_their_directories() {
        for (KnownAuthority known : KnownAuthority.values()) {
            assertEquals(Optional.of(known), KnownAuthority.at(known.directory()));
            assertEquals(Optional.of(known), KnownAuthority.named(known.word()));
        }
    }
}
