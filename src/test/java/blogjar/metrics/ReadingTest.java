package blogjar.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.text.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Figures as they are written for programs and persons. */
class ReadingTest {
    private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
    private static final Pattern SAMPLE = Pattern.compile(
            "([a-z_]+)(\\{[a-z]+=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"(,[a-z]+=\"[^\"]*\")*\\})? (-?[0-9.]+(E-?[0-9]+)?)");

    private final Figures figures = new Figures();

    private Reading reading(Standing standing, boolean ready) {
        return new Reading(figures, standing, "blog.example", NOW.minusSeconds(60), 12, 3456, ready, 2, 7, NOW);
    }

    private static Standing certified(String from, String until) {
        return Standing.UNKNOWN.with(List.of(new Standing.Certified(
                Set.of("blog.example", "*.blog.example"),
                Instant.parse(from + "T00:00:00Z"),
                Instant.parse(until + "T00:00:00Z"))));
    }

    /** The value of each sample; fails for a line that is none. */
    private static Map<String, Double> samples(String text) {
        Map<String, Double> samples = new HashMap<>();
        String family = "";
        for (String line : text.split("\n")) {
            if (line.startsWith("# TYPE ")) {
                family = line.split(" ")[2];
            } else if (!line.startsWith("# HELP ")) {
                Matcher sample = SAMPLE.matcher(line.replace("+Inf", "Inf"));
                assertTrue(sample.matches(), line);
                assertTrue(sample.group(1).startsWith(family), line + " is in the family " + family);
                String name = line.substring(0, line.lastIndexOf(' '));
                assertFalse(samples.containsKey(name), "twice: " + line);
                samples.put(name, Double.valueOf(sample.group(4)));
            }
        }
        assertTrue(text.endsWith("\n"));
        return samples;
    }

    @Test
    void prometheus_reads_what_was_counted() {
        figures.answered(200, 100, Duration.ofMillis(3).toNanos());
        figures.answered(200, 50, Duration.ofSeconds(100).toNanos());
        figures.answered(301, 0, 0);
        figures.answered(304, 0, 0);
        figures.answered(9999, 0, 0);
        figures.accepted();
        figures.refused();
        figures.handshake("TLSv1.3");
        figures.failedHandshake();
        Standing standing = certified("2026-04-01", "2026-06-30")
                .with(new Standing.Build(NOW.minusSeconds(61), Duration.ofMillis(1500), true, 3));
        Map<String, Double> samples = samples(reading(standing, true).prometheus());
        Map<String, Double> expected = Map.ofEntries(
                Map.entry("blog_http_requests_total{class=\"2xx\",code=\"200\"}", 2.0),
                Map.entry("blog_http_requests_total{class=\"3xx\",code=\"301\"}", 1.0),
                Map.entry("blog_http_redirects_total", 1.0),
                Map.entry("blog_http_response_bytes_total", 150.0),
                Map.entry("blog_http_request_duration_seconds_bucket{le=\"0.0025\"}", 3.0),
                Map.entry("blog_http_request_duration_seconds_bucket{le=\"0.005\"}", 4.0),
                Map.entry("blog_http_request_duration_seconds_bucket{le=\"60.0\"}", 4.0),
                Map.entry("blog_http_request_duration_seconds_bucket{le=\"+Inf\"}", 5.0),
                Map.entry("blog_http_request_duration_seconds_count", 5.0),
                Map.entry("blog_http_request_duration_seconds_sum", 100.003),
                Map.entry("blog_connections_open", 2.0),
                Map.entry("blog_connections_accepted_total", 1.0),
                Map.entry("blog_connections_refused_total", 1.0),
                Map.entry("blog_tls_handshakes_total{version=\"TLSv1.3\"}", 1.0),
                Map.entry("blog_tls_handshakes_failed_total", 1.0),
                Map.entry("blog_log_lines_lost_total", 7.0),
                Map.entry("blog_ready", 1.0),
                Map.entry("blog_release_files", 12.0),
                Map.entry("blog_release_bytes", 3456.0),
                Map.entry("blog_build_duration_seconds", 1.5),
                Map.entry("blog_build_success", 1.0),
                Map.entry("blog_build_problems", 3.0),
                Map.entry("blog_certificate_expiry_timestamp_seconds{name=\"*.blog.example\"}", 1782777600.0),
                Map.entry("blog_certificate_expiry_timestamp_seconds{name=\"blog.example\"}", 1782777600.0));
        expected.forEach((name, value) -> assertEquals(value, samples.get(name), name));
        for (String name : List.of("jvm_threads_current", "jvm_uptime_seconds", "process_start_time_seconds")) {
            assertTrue(samples.get(name) > 0, name);
        }
        assertTrue(samples.get("jvm_memory_used_bytes{area=\"heap\"}") > 0);
        assertTrue(samples.containsKey("jvm_buffer_pool_used_bytes{pool=\"direct\"}"));
    }

    @ParameterizedTest(name = "valid from {0} until {1}, built {2}: {4}")
    @CsvSource({
        "2026-04-01, 2026-06-30, true, true, ok, ''",
        "2026-02-10, 2026-05-11, true, true, degraded, 'expires at 2026-05-11'",
        "2026-01-01, 2026-04-01, true, true, degraded, 'expired since 2026-04-01'",
        "2026-04-28, 2026-05-03, true, true, ok, ''",
        "2026-04-01, 2026-06-30, false, true, degraded, 'the last build failed'",
        "2026-04-01, 2026-06-30, true, false, unavailable, ''",
    })
    void health_says_what_is_not_as_it_should_be(
            String from, String until, boolean good, boolean ready, String word, String reason) throws Exception {
        Standing standing = certified(from, until).with(new Standing.Build(NOW, Duration.ZERO, good, 0));
        Map<?, ?> health = (Map<?, ?>) Json.parse(reading(standing, ready).health());
        assertEquals(word, health.get("status"));
        assertTrue(
                reason.isEmpty()
                        ? health.get("reasons") == null
                        : health.toString().contains(reason),
                health.toString());
    }

    @Test
    void the_paths_that_are_missed_most_stay_however_many_are_tried() throws Exception {
        for (int i = 0; i < 1000; i++) {
            figures.missing("/moved", "https://example.com/page" + i % 7);
            for (int j = 0; j < 30; j++) {
                figures.missing("/scan/" + i + "/" + j, null);
            }
        }
        figures.missing("/" + "x".repeat(5000), "y".repeat(5000));
        Map<?, ?> status =
                (Map<?, ?>) Json.parse(reading(Standing.UNKNOWN, true).status());
        List<?> missing = (List<?>) status.get("not_found");
        assertEquals(20, missing.size());
        Map<?, ?> first = (Map<?, ?>) missing.get(0);
        assertEquals("/moved", first.get("target"));
        assertEquals(5, ((List<?>) first.get("referrers")).size());
        assertTrue(reading(Standing.UNKNOWN, true).status().length() < 50_000);
    }

    @Test
    void renewals_are_told_with_what_a_person_should_mend() throws Exception {
        Standing.Renewals renewals = new Standing.Renewals(
                5,
                2,
                List.of(new Standing.Renewals.Planned(Set.of("blog.example"), Instant.parse("2026-06-01T00:00:00Z"))),
                List.of("the certificate of blog.example could not be renewed: port 80 is closed"));
        Reading reading = reading(Standing.UNKNOWN.with(renewals), true);
        Map<String, Double> samples = samples(reading.prometheus());
        assertEquals(5.0, samples.get("blog_acme_orders_total"));
        assertEquals(2.0, samples.get("blog_acme_orders_failed_total"));
        assertEquals(1780272000.0, samples.get("blog_certificate_renewal_timestamp_seconds{name=\"blog.example\"}"));
        Map<?, ?> status = (Map<?, ?>) Json.parse(reading.status());
        assertEquals("degraded", status.get("status"));
        assertEquals(
                List.of("the certificate of blog.example could not be renewed: port 80 is closed"),
                status.get("reasons"));
        Map<?, ?> planned = (Map<?, ?>) ((List<?>) ((Map<?, ?>) status.get("renewals")).get("planned")).get(0);
        assertEquals("2026-06-01T00:00:00Z", planned.get("at"));
        assertFalse(samples(reading(Standing.UNKNOWN, true).prometheus()).containsKey("blog_acme_orders_total"));
    }
}
