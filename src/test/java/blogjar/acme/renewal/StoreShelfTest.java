package blogjar.acme.renewal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.store.Lineage;
import blogjar.acme.store.Store;
import blogjar.acme.store.StoreLock;
import blogjar.diagnostic.Problem;
import blogjar.tls.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Renewals in a real folder, with a CA and a clock that are not. */
class StoreShelfTest {
    @TempDir
    Path folder;

    private final World world = new World(Duration.ofDays(90), "blog.name", "www.blog.name");
    private final List<Problem> told = new ArrayList<>();

    private Store store() {
        return Store.at(folder, world.clock(), told::add);
    }

    /** A process that begins now. */
    private Renewal server() {
        return world.server(new StoreShelf(store()));
    }

    private Lineage only() {
        List<Lineage> all = store().lineages();
        assertEquals(1, all.size(), all.toString());
        return all.get(0);
    }

    @Test
    void a_certificate_is_had_kept_over_restarts_and_renewed() throws Exception {
        server().step();
        assertEquals(Lineage.Owner.OURS, only().owner());
        assertEquals(Set.of("blog.name", "www.blog.name"), only().certificate().names());
        assertTrue(Files.isRegularFile(folder.resolve("live/blog.name/fullchain.pem")));
        for (int i = 0; i < 5; i++) {
            world.now = world.now.plus(Duration.ofHours(1));
            server().step();
        }
        assertEquals(1, world.ca().orders.size());
        assertTrue(world.ca().inquiries.size() <= 2, "also when to ask again is noted: " + world.ca().inquiries);
        world.now = world.now.plus(Duration.ofDays(62));
        server().step();
        assertEquals(2, only().version());
        assertEquals(2, world.ca().orders.size());
        assertEquals(List.of(), told);
    }

    @Test
    void when_it_will_be_renewed_is_known_to_who_only_looks() {
        Instant start = world.now;
        server().step();
        Map<String, Instant> renewals = new StoreShelf(store()).renewals(world.now);
        assertEquals(Set.of("blog.name"), renewals.keySet());
        long days = Duration.between(start, renewals.get("blog.name")).toDays();
        assertTrue(days >= 58 && days <= 61, renewals.toString());
    }

    @Test
    void who_does_not_have_the_lock_orders_nothing() {
        try (StoreLock lock = store().lock().orElseThrow()) {
            assertTrue(lock.beat());
            assertTrue(server().step().isAfter(world.now));
            assertEquals(0, world.ca().orders.size());
        }
        server().step();
        assertEquals(1, world.ca().orders.size());
    }

    @Test
    void failures_are_noted_for_the_next_process() {
        world.ca().failing.addAll(List.of("blog.name", "www.blog.name"));
        world.ca(World.STAGING).failing.addAll(List.of("blog.name", "www.blog.name"));
        for (int i = 0; i < 20; i++) {
            server().step();
            world.now = world.now.plus(Duration.ofSeconds(30));
        }
        assertEquals(1, world.ca().orders.size());
        assertEquals(1, world.ca(World.STAGING).orders.size());
    }

    @Test
    void notes_that_are_damaged_are_told_and_begun_anew() throws Exception {
        server().step();
        Files.writeString(folder.resolve("blog/renewal.json"), "{\"orders\":");
        server().step();
        assertEquals(1, told.size(), told.toString());
        assertEquals(1, world.ca().orders.size());
    }

    @Test
    void certbots_is_taken_over_only_where_that_is_set() throws Exception {
        TestCertificates.certbot(
                folder,
                "mail.name",
                1,
                new TestCertificates().issue("EC256", world.now, Duration.ofDays(90), "mail.name"));
        Path renewal = Files.createDirectories(folder.resolve("renewal"));
        Files.writeString(
                renewal.resolve("mail.name.conf"),
                "[renewalparams]\nserver = " + World.PRODUCTION + "\npreferred_profile = tlsserver\n");
        server().step();
        assertEquals(Set.of("blog.name", "mail.name"), names());
        assertEquals(1, world.ca().orders.size());
        world.takeover();
        world.now = world.now.plus(Duration.ofDays(70));
        server().step();
        assertEquals(Set.of("blog.name", "mail.name"), names());
        assertEquals(3, world.ca().orders.size());
        assertEquals(List.of("tlsserver"), world.ca().profiles, "of the one that was certbot's");
        assertTrue(store().lineages().stream().allMatch(one -> one.owner() == Lineage.Owner.OURS));
    }

    private Set<String> names() {
        return new TreeSet<>(store().lineages().stream().map(Lineage::name).toList());
    }
}
