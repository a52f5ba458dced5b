package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.Pebble;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.acme.Wanted;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** When Let's Encrypt's own test server wants a renewal, and its profiles: where its version knows of them. */
@Timeout(120)
class PebbleRenewalTest {
    private static final Duration QUARTER = Duration.ofDays(90);
    private static final Duration SHORT = Duration.ofDays(6);

    @TempDir
    Path folder;

    @BeforeAll
    static void needs_pebble() {
        assumeTrue(Pebble.isInstalled(), "the packages pebble and pebble-challtestsrv are not installed");
    }

    /** Of a CA with two profiles. */
    private PebbleScene scene(String offered) throws Exception {
        Map<String, Integer> profiles =
                Map.of("default", (int) QUARTER.toSeconds(), "shortlived", (int) SHORT.toSeconds());
        PebbleScene scene = new PebbleScene(folder, options -> options.living(profiles));
        boolean known = scene.pebble.offers(offered);
        if (!known) {
            scene.close();
        }
        assumeTrue(known, "this version of pebble has no " + offered + "; the variable PEBBLE names another");
        return scene;
    }

    private static Wanted wanted(String profile, Optional<X509Certificate> replaced) {
        return new Wanted(List.of("blog.test"), KeyKind.P256, Optional.of(profile), replaced);
    }

    private static Issued obtain(PebbleScene scene, Optional<X509Certificate> replaced) throws Exception {
        // versions that know of ARI and not of profiles take an order without one
        Wanted wanted = scene.pebble.offers("profiles")
                ? wanted("default", replaced)
                : new Wanted(List.of("blog.test"), KeyKind.P256, Optional.empty(), replaced);
        return scene.authority().obtain(wanted, List.of(scene.answer));
    }

    private static void assertAbout(Instant expected, Instant actual) {
        assertTrue(Duration.between(expected, actual).abs().compareTo(Duration.ofMinutes(1)) < 0, actual::toString);
    }

    @Test
    void the_CA_names_a_time() throws Exception {
        try (PebbleScene scene = scene("renewalInfo")) {
            X509Certificate leaf = obtain(scene, Optional.empty()).leaf();
            Instant third = leaf.getNotAfter().toInstant().minus(QUARTER.dividedBy(3));
            RenewalWindow usual = scene.authority().renewalWindow(leaf).orElseThrow();
            assertAbout(third.minus(Duration.ofDays(1)), usual.start());
            assertAbout(third.plus(Duration.ofDays(1)), usual.end());
            assertEquals(Optional.empty(), usual.explanation());
            assertAbout(Instant.now().plus(Duration.ofHours(6)), usual.askAgain());
        }
    }

    @Test
    void the_CA_moves_the_time_and_says_why() throws Exception {
        try (PebbleScene scene = scene("renewalInfo")) {
            X509Certificate leaf = obtain(scene, Optional.empty()).leaf();
            scene.pebble.renewalInfo(leaf, """
                    {"suggestedWindow": {"start": "2025-01-02T04:00:00Z", "end": "2025-01-03T04:00:00Z"},
                     "explanationURL": "https://ca.test/revoked-soon"}""");
            RenewalWindow moved = scene.authority().renewalWindow(leaf).orElseThrow();
            assertEquals(Instant.parse("2025-01-02T04:00:00Z"), moved.start());
            assertEquals(Instant.parse("2025-01-03T04:00:00Z"), moved.end());
            assertEquals(Optional.of(URI.create("https://ca.test/revoked-soon")), moved.explanation());

            scene.pebble.renewalInfo(leaf, "{\"suggestedWindow\": ");
            assertThrows(Refusal.class, () -> scene.authority().renewalWindow(leaf));
        }
    }

    @Test
    void what_was_revoked_is_wanted_to_be_renewed_at_once() throws Exception {
        try (PebbleScene scene = scene("renewalInfo")) {
            Issued issued = obtain(scene, Optional.empty());
            scene.authority().revoke(issued, 4);
            RenewalWindow window =
                    scene.authority().renewalWindow(issued.leaf()).orElseThrow();
            assertTrue(window.end().isBefore(Instant.now()), window.toString());
        }
    }

    @Test
    void the_CA_is_told_what_is_replaced_and_where_it_was_already_it_is_had_all_the_same() throws Exception {
        try (PebbleScene scene = scene("renewalInfo")) {
            X509Certificate first = obtain(scene, Optional.empty()).leaf();
            while (!scene.pebble.knows(first)) {
                first = obtain(scene, Optional.empty()).leaf();
            }
            int before = said(scene, "POST /order-plz");
            obtain(scene, Optional.of(first));
            assertEquals(1, said(scene, "has been marked as replaced"), scene.pebble.log());
            assertEquals(before + 1, said(scene, "POST /order-plz"), scene.pebble.log());
            obtain(scene, Optional.of(first)); // which is refused, and asked for as one that replaces nothing
            assertEquals(1, said(scene, "has been marked as replaced"), scene.pebble.log());
            assertEquals(before + 3, said(scene, "POST /order-plz"), scene.pebble.log());
        }
    }

    private static int said(PebbleScene scene, String what) throws IOException {
        return scene.pebble.log().split(what, -1).length - 1;
    }

    @Test
    void a_profile_is_asked_for_and_one_that_is_not_offered_is_told() throws Exception {
        try (PebbleScene scene = scene("profiles")) {
            for (Map.Entry<String, Duration> profile :
                    Map.of("default", QUARTER, "shortlived", SHORT).entrySet()) {
                X509Certificate leaf = scene.authority()
                        .obtain(wanted(profile.getKey(), Optional.empty()), List.of(scene.answer))
                        .leaf();
                assertAbout(
                        leaf.getNotBefore().toInstant().plus(profile.getValue()),
                        leaf.getNotAfter().toInstant());
            }
            Refusal refusal = assertThrows(
                    Refusal.class,
                    () -> scene.authority().obtain(wanted("tlsserver", Optional.empty()), List.of(scene.answer)));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            assertEquals("default, shortlived", refusal.problem().expected());
        }
    }
}
