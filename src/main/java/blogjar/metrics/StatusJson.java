package blogjar.metrics;

import blogjar.text.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A reading as JSON. */
final class StatusJson {
    private static final int MOST_MISSING = 20;
    private static final double MILLIS = 1e3;

    private StatusJson() {}

    static String health(Reading reading) {
        List<String> complaints = reading.standing().complaints(reading.now());
        Map<String, @Nullable Object> health = new LinkedHashMap<>();
        health.put("status", word(reading, complaints));
        if (!complaints.isEmpty()) {
            health.put("reasons", complaints);
        }
        return Json.print(health);
    }

    private static String word(Reading reading, List<String> complaints) {
        if (!reading.ready()) {
            return "unavailable";
        }
        return complaints.isEmpty() ? "ok" : "degraded";
    }

    static String status(Reading reading) {
        List<String> complaints = reading.standing().complaints(reading.now());
        Figures figures = reading.figures();
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        status.put("status", word(reading, complaints));
        status.put("reasons", complaints);
        status.put("site", reading.site());
        status.put("started", figures.started().toString());
        status.put("uptime_seconds", seconds(figures.started(), reading.now()));
        status.put("release", release(reading));
        Standing.Build build = reading.standing().build();
        status.put("build", build == null ? null : build(build));
        status.put("certificates", certificates(reading));
        Standing.Renewals renewals = reading.standing().renewals();
        status.put("renewals", renewals == null ? null : renewals(renewals));
        Standing.Git git = reading.standing().git();
        status.put("git", git == null ? null : git(git));
        status.put("requests", requests(reading));
        status.put("connections", connections(reading));
        status.put("log_lines_lost", reading.lostLines());
        status.put("not_found", missing(figures));
        return Json.print(status);
    }

    private static long seconds(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds();
    }

    private static Map<String, @Nullable Object> release(Reading reading) {
        Map<String, @Nullable Object> release = new LinkedHashMap<>();
        release.put("published", reading.published().toString());
        release.put("age_seconds", seconds(reading.published(), reading.now()));
        release.put("files", (long) reading.files());
        release.put("bytes", reading.bytes());
        return release;
    }

    private static Map<String, @Nullable Object> build(Standing.Build build) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("ended", build.ended().toString());
        map.put("seconds", build.took().toMillis() / MILLIS);
        map.put("good", build.good());
        map.put("problems", (long) build.problems());
        return map;
    }

    private static List<Object> certificates(Reading reading) {
        List<Object> list = new ArrayList<>();
        for (Standing.Certified certified : reading.standing().certificates()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("names", new ArrayList<>(new TreeSet<>(certified.names())));
            map.put("from", certified.from().toString());
            map.put("until", certified.until().toString());
            map.put(
                    "days_left",
                    Duration.between(reading.now(), certified.until()).toDays());
            list.add(map);
        }
        return list;
    }

    private static Map<String, @Nullable Object> renewals(Standing.Renewals renewals) {
        List<Object> planned = new ArrayList<>();
        for (Standing.Renewals.Planned one : renewals.planned()) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("names", new ArrayList<>(new TreeSet<>(one.names())));
            map.put("at", one.at().toString());
            planned.add(map);
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("orders", renewals.orders());
        map.put("failures", renewals.failures());
        map.put("planned", planned);
        return map;
    }

    private static Map<String, @Nullable Object> git(Standing.Git git) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("commit", git.commit());
        map.put("looked", git.looked().toString());
        map.put("failure", git.failure().isEmpty() ? null : git.failure());
        map.put("looks", git.looks());
        map.put("failures", git.failures());
        map.put("changes", git.changes());
        map.put("hooks", git.hooks());
        map.put("hooks_refused", git.refused());
        return map;
    }

    private static Map<String, @Nullable Object> requests(Reading reading) {
        Figures figures = reading.figures();
        Map<String, Object> byStatus = new TreeMap<>();
        long all = 0;
        for (Map.Entry<Integer, Long> count : figures.byStatus().entrySet()) {
            byStatus.put(count.getKey().toString(), count.getValue());
            all += count.getValue();
        }
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("total", all);
        map.put("bytes", figures.bytesSent());
        map.put("seconds", figures.times().seconds());
        map.put("by_status", byStatus);
        return map;
    }

    private static Map<String, @Nullable Object> connections(Reading reading) {
        Figures figures = reading.figures();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("open", (long) reading.open());
        map.put("accepted", figures.connectionsAccepted());
        map.put("refused", figures.connectionsRefused());
        map.put("tls_handshakes", new TreeMap<>(figures.handshakesByVersion()));
        map.put("tls_handshakes_failed", figures.handshakesFailed());
        return map;
    }

    private static List<Object> missing(Figures figures) {
        List<Object> list = new ArrayList<>();
        for (NotFoundTable.Missing missing : figures.notFound().top(MOST_MISSING)) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            map.put("target", missing.target());
            map.put("count", missing.count());
            map.put("referrers", missing.referrers());
            list.add(map);
        }
        return list;
    }
}
