package blogjar.metrics;

import java.time.Instant;

/**
 * All that is known at one moment.
 *
 * @param site its address; empty where it has none
 * @param published when the release came that is served
 * @param files of it
 * @param bytes of these, not compressed
 * @param ready whether requests are answered, from a site that is not empty
 * @param open connections
 * @param lostLines of the access log
 */
public record Reading(
        Figures figures,
        Standing standing,
        String site,
        Instant published,
        int files,
        long bytes,
        boolean ready,
        int open,
        long lostLines,
        Instant now) {

    /** The figures for Prometheus, in its text format 0.0.4. */
    public String prometheus() {
        return PrometheusText.of(this);
    }

    /** All in JSON, for a person's page or {@code blog.jar status}. */
    public String status() {
        return StatusJson.status(this);
    }

    /** Whether all is well, in JSON: {@code ok}, {@code degraded} with the reasons, or {@code unavailable}. */
    public String health() {
        return StatusJson.health(this);
    }
}
