package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For how long browsers shall ask by HTTPS only (RFC 6797).
 *
 * @param first the value of the field while HTTPS is new; empty for no field
 * @param settled the value of the field after {@link #TRIAL}; empty for no field
 */
record Hsts(String first, String settled) {
    /** How long HTTPS must have worked for before browsers are held to it for half a year. */
    static final Duration TRIAL = Duration.ofDays(7);

    static final Hsts USUAL =
            new Hsts(maxAge(TRIAL.toSeconds()), maxAge(Duration.ofDays(180).toSeconds()));

    /** What can be kept. */
    enum Promise {
        /** None: plain HTTP (RFC 6797, 7.2), or a name that no certificate has. */
        NONE,
        FIRST,
        SETTLED
    }

    private static final String KEY = "server.hsts";
    private static final Set<String> PARTS = Set.of("max_age", "include_subdomains", "preload");

    /** What the list of names that browsers know from the start asks for (hstspreload.org). */
    private static final long LEAST_TO_PRELOAD = Duration.ofDays(365).toSeconds();

    /** @throws ProblemException where {@code server.hsts} is no number of seconds, mapping or {@code false} */
    static Hsts of(Config config) {
        Object given = config.get(KEY);
        if (given == null || given.equals(true)) {
            return USUAL;
        }
        if (given.equals(false)) {
            return new Hsts("", "");
        }
        if (!(given instanceof Map<?, ?> parts)) {
            return always(maxAge(seconds(config, KEY, given)));
        }
        for (Object part : parts.keySet()) {
            if (!PARTS.contains(part.toString())) {
                throw refused(
                        config, KEY + "." + part, "'" + KEY + "' has no '" + part + "'", String.join(", ", PARTS));
            }
        }
        return of(config, parts.get("max_age"));
    }

    private static Hsts of(Config config, @Nullable Object maxAge) {
        boolean subdomains = config.flag(KEY + ".include_subdomains", false);
        boolean preload = config.flag(KEY + ".preload", false);
        String more = (subdomains ? "; includeSubDomains" : "") + (preload ? "; preload" : "");
        long seconds = maxAge == null ? 0 : seconds(config, KEY + ".max_age", maxAge);
        if (preload && (!subdomains || seconds < LEAST_TO_PRELOAD)) {
            throw refused(
                    config,
                    KEY + ".preload",
                    "'preload' would be turned down by the list that browsers take it from",
                    "include_subdomains: true, and a max_age of a year (" + LEAST_TO_PRELOAD + ") or more");
        }
        return maxAge == null ? new Hsts(USUAL.first + more, USUAL.settled + more) : always(maxAge(seconds) + more);
    }

    /** The value of the field; empty for none. */
    String field(Promise promised) {
        return switch (promised) {
            case NONE -> "";
            case FIRST -> first;
            case SETTLED -> settled;
        };
    }

    private static Hsts always(String value) {
        return new Hsts(value, value);
    }

    private static String maxAge(long seconds) {
        return "max-age=" + seconds;
    }

    private static long seconds(Config config, String key, Object given) {
        if (given instanceof Long seconds && seconds >= 0) {
            return seconds;
        }
        throw refused(config, key, "'" + key + "' can't be '" + given + "'", "a number of seconds, such as 15552000");
    }

    private static ProblemException refused(Config config, String key, String message, String expected) {
        return new ProblemException(Problem.error(message)
                .at(config.place(key))
                .expected(expected)
                .fix("correct the value, or remove the line to have what is usual"));
    }
}
