package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.KeyKind;
import blogjar.acme.KnownAuthority;
import blogjar.acme.RenewalWindow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is done for certificates, and when. */
class RenewalTest {
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final URI OTHER = URI.create("https://other.example/directory");

    private final World world = new World(QUARTER, "blog.name", "www.blog.name");

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
        assertEquals(1, world.told("notice: no such address"));
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
        assertTrue(world.told("alarm: the certificate for *.blog.name, blog.name expires in ") >= 4);
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
        assertEquals(1, world.told("notice: the certificate for blog.name, www.blog.name is a trusted one"));
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
    void a_clock_that_is_behind_orders_nothing() {
        world.run(Duration.ofDays(1));
        world.wrong = Duration.ofDays(-20_000);
        world.restart().run(Duration.ofDays(1));
        assertEquals(1, world.ca().orders.size());
        assertEquals(1, world.told("notice: the clock of this machine is wrong"));
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
        assertEquals(1, world.told("alarm: the certificate for blog.name, www.blog.name has expired"));
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
                world.told("notice: the CA wants the certificate for blog.name, www.blog.name to be renewed from "
                        + start + " on, and says why: https://ca.example/incident"));
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
        assertTrue(
                world.events.stream().anyMatch(event -> event.contains("no new certificate is asked for now")),
                world.events.toString());
    }

    @Test
    void what_was_had_is_no_failed_try_where_the_clock_runs_on() {
        world.ca().ari = false;
        world.tick = Duration.ofMillis(1);
        for (int i = 0; i < 3; i++) {
            world.first().force();
            world.run(Duration.ofMinutes(1));
        }
        assertEquals(3, world.ca().orders.size());
        assertEquals(
                List.of(),
                Notes.read(world.notes()).of(World.PRODUCTION, "blog.name").failed());
    }

    @Test
    void the_cas_that_have_a_word_are_known_by_their_directories() {
        for (KnownAuthority known : KnownAuthority.values()) {
            assertEquals(Optional.of(known), KnownAuthority.at(known.directory()));
            assertEquals(Optional.of(known), KnownAuthority.named(known.word()));
        }
    }
}
