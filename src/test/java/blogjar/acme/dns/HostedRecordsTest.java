package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Refusal;
import blogjar.config.Config;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Records set by the APIs of those who host zones, each played by a server of the test that knows one account. */
class HostedRecordsTest {
    private static final TextRecord RECORD =
            new TextRecord("www.a.test", "_acme-challenge.www.a.test", "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU");

    static DnsSettings settings(String dns) {
        Config config = new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", "server: {acme: {dns: " + dns + "}}", 1)
                        .mapping()),
                Map.of());
        Map<String, String> environment = Map.of("SECRET", FakeHost.SECRET, "WRONG", "9,wrong-and-secret");
        return DnsSettings.of(config, environment, Duration.ofMillis(10), Duration.ofMillis(1))
                .orElseThrow();
    }

    private static TextRecords records(FakeHost host, String secret) {
        return settings("{endpoint: '" + host.endpoint() + "', " + host.kind().settings(secret) + "}")
                .records();
    }

    private static TextRecords records(FakeHost host) {
        return records(host, "${SECRET}");
    }

    @ParameterizedTest
    @EnumSource
    void a_record_is_set_once_in_its_zone_and_removed_alone(FakeHost.Kind kind) throws Exception {
        try (FakeHost host = FakeHost.start(kind, "a.test", "test.invalid")) {
            host.add("a.test", "_acme-challenge.www", "of another");
            host.add("a.test", "x._acme-challenge.www", RECORD.value());
            TextRecords records = records(host);
            records.put(RECORD);
            records.put(RECORD);
            assertEquals(
                    List.of(
                            "a.test _acme-challenge.www " + RECORD.value(),
                            "a.test _acme-challenge.www of another",
                            "a.test x._acme-challenge.www " + RECORD.value()),
                    host.records());
            records.remove(RECORD);
            records.remove(RECORD);
            assertEquals(
                    List.of("a.test _acme-challenge.www of another", "a.test x._acme-challenge.www " + RECORD.value()),
                    host.records());
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_longest_zone_is_taken_and_may_be_the_name_itself(FakeHost.Kind kind) throws Exception {
        try (FakeHost host = FakeHost.start(kind, "a.test", "www.a.test", "proofs.test")) {
            records(host).put(RECORD);
            records(host).put(new TextRecord("b.test", "proofs.test", "V"));
            assertEquals(List.of("proofs.test @ V", "www.a.test _acme-challenge " + RECORD.value()), host.records());
        }
    }

    @ParameterizedTest
    @EnumSource
    void wrong_credentials_are_told_and_not_shown(FakeHost.Kind kind) throws Exception {
        try (FakeHost host = FakeHost.start(kind, "a.test")) {
            Refusal refusal =
                    assertThrows(Refusal.class, () -> records(host, "${WRONG}").put(RECORD));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            String message = refusal.problem().toString();
            assertTrue(message.contains("does not take the "), message);
            assertTrue(message.contains("fix: "), message);
            assertFalse(message.contains("wrong-and-secret"), message);
            assertEquals(1, host.calls());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_zone_of_someone_else_is_told(FakeHost.Kind kind) throws Exception {
        try (FakeHost host = FakeHost.start(kind, "b.test")) {
            Refusal refusal = assertThrows(Refusal.class, () -> records(host).put(RECORD));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            String message = refusal.problem().message();
            assertTrue(message.contains(" has no zone for _acme-challenge.www.a.test in this account"), message);
        }
    }

    @ParameterizedTest
    @EnumSource
    void too_many_calls_are_made_once_more_later(FakeHost.Kind kind) throws Exception {
        try (FakeHost host = FakeHost.start(kind, "a.test")) {
            host.refuseAsBusy(2);
            records(host).put(RECORD);
            assertEquals(List.of("a.test _acme-challenge.www " + RECORD.value()), host.records());

            host.refuseAsBusy(100);
            Refusal refusal = assertThrows(Refusal.class, () -> records(host).put(RECORD));
            assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
        }
    }

    @Test
    void when_to_come_again_is_passed_on() throws Exception {
        try (FakeHost host = FakeHost.start(FakeHost.Kind.CLOUDFLARE, "a.test")) {
            host.refuseAsBusy(1).retryAfter(1000);
            Refusal refusal = assertThrows(Refusal.class, () -> records(host).put(RECORD));
            assertTrue(refusal.retryAfter().isPresent());
            assertEquals(1, host.calls());
        }
    }

    @ParameterizedTest
    @EnumSource
    void an_api_that_is_down_is_told(FakeHost.Kind kind) throws IOException {
        TextRecords records;
        try (FakeHost host = FakeHost.start(kind, "a.test")) {
            records = records(host);
        }
        Refusal refusal = assertThrows(Refusal.class, () -> records.put(RECORD));
        assertEquals(Refusal.Kind.UNREACHABLE, refusal.kind());
        assertTrue(
                refusal.problem().message().contains("can't be reached: nothing listens there"), refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_is_no_json_is_told(FakeHost.Kind kind) throws IOException {
        try (FakeHost host = FakeHost.start(kind, "a.test").nonsense()) {
            Refusal refusal = assertThrows(Refusal.class, () -> records(host).put(RECORD));
            assertEquals(Refusal.Kind.OURS, refusal.kind());
            assertTrue(refusal.problem().message().contains("status 200 without a reason"), refusal.getMessage());
        }
    }
}
