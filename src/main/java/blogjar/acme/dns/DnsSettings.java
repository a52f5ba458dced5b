package blogjar.acme.dns;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.ProblemException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How records are set in the DNS: {@code server.acme.dns}.
 *
 * @param resolver for all look-ups
 * @param patience for the name servers to show a record
 * @param interval between two looks at them
 */
public record DnsSettings(TextRecords records, Resolver resolver, Duration patience, Duration interval) {
    private static final String KEY = "server.acme.dns";
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /**
     * Reads {@code server.acme.dns}; secrets are looked up when they are needed.
     *
     * @param environment for secrets that are {@code ${NAME}}
     * @return empty where nothing is set
     * @throws ProblemException where a value can't be used, or is missing
     */
    public static Optional<DnsSettings> of(Config config, Map<String, String> environment) {
        return of(config, environment, USUAL_INTERVAL, PAUSE);
    }

    /**
     * @param interval between two looks at the name servers
     * @param pause before the second try of a call
     */
    static Optional<DnsSettings> of(Config config, Map<String, String> environment, Duration interval, Duration pause) {
        Object given = config.get(KEY);
        if (given == null || given.equals(false)) {
            return Optional.empty();
        }
        DnsReader reader = new DnsReader(new SettingValues(config, KEY), environment, pause);
        return Optional.of(new DnsSettings(reader.records(), Resolver.of(config), reader.patience(), interval));
    }
}
