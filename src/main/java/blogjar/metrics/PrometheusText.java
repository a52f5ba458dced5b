package blogjar.metrics;

import java.time.Instant;
import java.util.Map;
import java.util.TreeSet;

/**
 * Figures in Prometheus' text format 0.0.4.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/#text-based-format">Exposition formats</a>
 */
final class PrometheusText {
    private static final double MILLIS = 1e3;

    private final StringBuilder out = new StringBuilder(8192);

    private PrometheusText() {}

    static String of(Reading reading) {
        PrometheusText text = new PrometheusText();
        text.requests(reading.figures());
        text.connections(reading);
        text.site(reading);
        new JvmFigures(text).write();
        return text.out.toString();
    }

    private void requests(Figures figures) {
        family("blog_http_requests_total", "counter", "Requests answered, by status.");
        long redirects = 0;
        for (Map.Entry<Integer, Long> count : figures.byStatus().entrySet()) {
            int code = count.getKey();
            sample("blog_http_requests_total{class=\"" + code / 100 + "xx\",code=\"" + code + "\"}", count.getValue());
            redirects += code / 100 == 3 && code != 304 ? count.getValue() : 0;
        }
        single("blog_http_redirects_total", "counter", "Requests sent elsewhere.", redirects);
        single("blog_http_response_bytes_total", "counter", "Bytes of bodies sent.", figures.bytesSent());
        family(
                "blog_http_request_duration_seconds",
                "histogram",
                "From a request read to the last byte of its answer.");
        long[] all = {0};
        figures.times().each((bound, below) -> {
            sample("blog_http_request_duration_seconds_bucket{le=\"" + bound + "\"}", below);
            all[0] = below;
        });
        sample("blog_http_request_duration_seconds_sum", figures.times().seconds());
        sample("blog_http_request_duration_seconds_count", all[0]);
    }

    private void connections(Reading reading) {
        Figures figures = reading.figures();
        single("blog_connections_open", "gauge", "Connections that are open.", reading.open());
        single("blog_connections_accepted_total", "counter", "Connections taken.", figures.connectionsAccepted());
        single(
                "blog_connections_refused_total",
                "counter",
                "Connections over the limits.",
                figures.connectionsRefused());
        family("blog_tls_handshakes_total", "counter", "TLS handshakes that succeeded, by version.");
        figures.handshakesByVersion()
                .forEach((version, count) ->
                        sample("blog_tls_handshakes_total{version=\"" + escaped(version) + "\"}", count));
        single(
                "blog_tls_handshakes_failed_total",
                "counter",
                "TLS handshakes that did not.",
                figures.handshakesFailed());
        single("blog_log_lines_lost_total", "counter", "Lines of the access log not written.", reading.lostLines());
    }

    private void site(Reading reading) {
        single("blog_ready", "gauge", "Whether a site is served.", reading.ready() ? 1 : 0);
        seconds("blog_release_timestamp_seconds", "When the site that is served was published.", reading.published());
        single("blog_release_files", "gauge", "Files of the site that is served.", reading.files());
        single("blog_release_bytes", "gauge", "Bytes of these files, not compressed.", reading.bytes());
        Standing.Build build = reading.standing().build();
        if (build != null) {
            seconds("blog_build_timestamp_seconds", "When the last build ended.", build.ended());
            single(
                    "blog_build_duration_seconds",
                    "gauge",
                    "How long it took.",
                    build.took().toMillis() / MILLIS);
            single("blog_build_success", "gauge", "Whether it could be published.", build.good() ? 1 : 0);
            single("blog_build_problems", "gauge", "Problems that it found.", build.problems());
        }
        family("blog_certificate_expiry_timestamp_seconds", "gauge", "When the certificate of a name is refused.");
        for (Standing.Certified certified : reading.standing().certificates()) {
            for (String name : new TreeSet<>(certified.names())) {
                sample(
                        "blog_certificate_expiry_timestamp_seconds{name=\"" + escaped(name) + "\"}",
                        certified.until().getEpochSecond());
            }
        }
        Standing.Renewals renewals = reading.standing().renewals();
        if (renewals != null) {
            renewals(renewals);
        }
        Standing.Git git = reading.standing().git();
        if (git != null) {
            git(git);
        }
        seconds(
                "process_start_time_seconds",
                "When the server was started.",
                reading.figures().started());
    }

    private void renewals(Standing.Renewals renewals) {
        single("blog_acme_orders_total", "counter", "Certificates asked for.", renewals.orders());
        single("blog_acme_orders_failed_total", "counter", "Those that were not had.", renewals.failures());
        family(
                "blog_certificate_renewal_timestamp_seconds",
                "gauge",
                "When the certificate of a name will be renewed.");
        for (Standing.Renewals.Planned planned : renewals.planned()) {
            for (String name : new TreeSet<>(planned.names())) {
                sample(
                        "blog_certificate_renewal_timestamp_seconds{name=\"" + escaped(name) + "\"}",
                        planned.at().getEpochSecond());
            }
        }
    }

    private void git(Standing.Git git) {
        single(
                "blog_git_success",
                "gauge",
                "Whether the last look at the branch succeeded.",
                git.failure().isEmpty() ? 1 : 0);
        seconds("blog_git_fetch_timestamp_seconds", "When the branch was looked at with success.", git.looked());
        seconds("blog_git_failure_timestamp_seconds", "When that failed last; 0 for never.", git.failed());
        single("blog_git_fetches_total", "counter", "Looks at the branch.", git.looks());
        single("blog_git_fetches_failed_total", "counter", "Those that failed.", git.failures());
        single("blog_git_changes_total", "counter", "Those that found something new.", git.changes());
        single("blog_git_hooks_total", "counter", "Messages that something was pushed.", git.hooks());
        single("blog_git_hooks_refused_total", "counter", "Those with a wrong signature.", git.refused());
        family("blog_git_commit_info", "gauge", "The commit that the files are of.");
        sample("blog_git_commit_info{commit=\"" + escaped(git.commit()) + "\"}", 1);
    }

    void family(String name, String type, String help) {
        out.append("# HELP ").append(name).append(' ').append(help).append('\n');
        out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    }

    void single(String name, String type, String help, double value) {
        family(name, type, help);
        sample(name, value);
    }

    private void seconds(String name, String help, Instant time) {
        single(name, "gauge", help, time.toEpochMilli() / MILLIS);
    }

    void sample(String nameAndLabels, double value) {
        out.append(nameAndLabels).append(' ');
        if (value == Math.rint(value) && Math.abs(value) < 1L << 53) {
            out.append((long) value);
        } else {
            out.append(value);
        }
        out.append('\n');
    }

    /** A label's value. */
    static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
