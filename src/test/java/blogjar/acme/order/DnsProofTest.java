package blogjar.acme.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.Pebble;
import blogjar.acme.PebbleOptions;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import blogjar.acme.dns.DnsAnswer;
import blogjar.acme.dns.DnsSettings;
import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Certificates from Let's Encrypt's own test server, by records that a program sets in the DNS that it asks. */
@Timeout(120)
class DnsProofTest {
    private static final Patience QUICK =
            new Patience(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMillis(20));

    /** What pebble writes when it begins to look at a proof. */
    private static final String LOOKS = "Pulled a task from the Tasks queue";

    @TempDir
    Path folder;

    private final List<Problem> problems = new ArrayList<>();
    private Pebble pebble;

    @BeforeAll
    static void needs_pebble() {
        assumeTrue(Pebble.isInstalled(), "the packages pebble and pebble-challtestsrv are not installed");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    }

    @BeforeEach
    void start() throws Exception {
        pebble = Pebble.start(folder, PebbleOptions.of(1, 1));
    }

    @AfterEach
    void stop() {
        pebble.close();
    }

    private Rfc8555Authority authority() {
        AuthoritySettings settings = new AuthoritySettings(
                pebble.directory(), Optional.empty(), Optional.of(pebble.trust()), Optional.empty());
        Subscriber subscriber = new Subscriber(settings, Optional.empty(), terms -> true);
        return new Rfc8555Authority(subscriber, new RememberedAccounts(), QUICK, Clock.systemUTC());
    }

    private DnsAnswer answer(String wait) throws IOException, Refusal {
        Path hook = Files.writeString(folder.resolve("hook"), """
                #!/bin/sh
                echo "$BLOG_ACME_ACTION $BLOG_ACME_RECORD" >>%1$s/told
                [ -e %1$s/asleep ] && exit 0
                [ -e %1$s/broken ] && { echo no rights >&2; exit 7; }
                [ "$BLOG_ACME_ACTION" = add ] && what=set-txt || what=clear-txt
                curl -sf %2$s$what -d "{\\"host\\": \\"$BLOG_ACME_RECORD.\\", \\"value\\": \\"$BLOG_ACME_VALUE\\"}"
                """.formatted(folder, pebble.dnsManagement()));
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwx------"));
        String yaml = "server: {acme: {dns: {hook: '" + hook + "', wait: " + wait + "}, resolvers: '127.0.0.1:"
                + pebble.dns().getPort() + "'}}";
        Config config = new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", yaml, 1).mapping()), Map.of());
        DnsSettings settings = DnsSettings.of(config, Map.of()).orElseThrow();
        return DnsAnswer.of(settings, folder.resolve("dns-01.json"), problems::add);
    }

    private List<String> told() throws IOException {
        return Files.readAllLines(folder.resolve("told"));
    }

    private static Wanted wanted(String... names) {
        return new Wanted(List.of(names), KeyKind.P256, Optional.empty(), Optional.empty());
    }

    @Test
    void a_name_and_its_wildcard_are_had_in_one_order() throws Exception {
        Issued issued = authority().obtain(wanted("blog.test", "*.blog.test"), List.of(answer("60s")));
        List<Object> names = new ArrayList<>();
        for (List<?> name : issued.leaf().getSubjectAlternativeNames()) {
            names.add(name.get(1));
        }
        assertEquals(
                List.of("*.blog.test", "blog.test"), names.stream().sorted().toList());
        String at = " _acme-challenge.blog.test";
        assertEquals(List.of("add" + at, "add" + at, "remove" + at, "remove" + at), told());
        assertEquals(List.of(), problems);
        assertTrue(pebble.log().contains(LOOKS), pebble.log());
        assertFalse(Files.exists(folder.resolve("dns-01.json")));
    }

    @Test
    void a_name_is_had_where_its_alias_leads() throws Exception {
        pebble.dns("set-cname", "{\"host\": \"_acme-challenge.blog.test.\", \"target\": \"blog.proofs.test.\"}");
        authority().obtain(wanted("blog.test"), List.of(answer("60s")));
        assertEquals(List.of("add blog.proofs.test", "remove blog.proofs.test"), told());
    }

    @Test
    void what_the_ca_does_not_see_is_told_and_removed() throws Exception {
        Files.writeString(folder.resolve("asleep"), "");
        Refusal refusal =
                assertThrows(Refusal.class, () -> authority().obtain(wanted("blog.test"), List.of(answer("1s"))));
        assertEquals(Refusal.Kind.VALIDATION, refusal.kind());
        assertEquals(List.of("add _acme-challenge.blog.test", "remove _acme-challenge.blog.test"), told());
        assertTrue(problems.get(0).message().endsWith("the CA is asked all the same"), problems.toString());
    }

    @Test
    void a_program_that_fails_is_told_and_the_ca_is_not_asked() throws Exception {
        Files.writeString(folder.resolve("broken"), "");
        Refusal refusal =
                assertThrows(Refusal.class, () -> authority().obtain(wanted("blog.test"), List.of(answer("1s"))));
        assertTrue(refusal.getMessage().contains("ended with 7: no rights"), refusal.getMessage());
        assertFalse(pebble.log().contains(LOOKS), pebble.log());
    }
}
