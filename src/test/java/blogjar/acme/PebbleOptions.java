package blogjar.acme;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How {@link Pebble} is to run.
 *
 * @param http where it asks for http-01
 * @param tls where it asks for tls-alpn-01
 * @param eab a key by its id, where accounts have to be bound
 * @param environment of its own settings, such as {@code PEBBLE_WFE_NONCEREJECT}
 * @param profiles for how many seconds certificates are good, by profile; 0 for five years
 */
public record PebbleOptions(
        int http, int tls, Map<String, String> eab, Map<String, String> environment, Map<String, Integer> profiles) {
    public PebbleOptions(int http, int tls, Map<String, String> eab, Map<String, String> environment) {
        this(http, tls, eab, environment, Map.of("default", 0));
    }

    public static PebbleOptions of(int http, int tls) {
        return new PebbleOptions(http, tls, Map.of(), Map.of());
    }

    /** @param seconds for which certificates are good */
    public PebbleOptions living(int seconds) {
        return living(Map.of("default", seconds));
    }

    /** @param profiles seconds by name; an order that names none has any of them */
    public PebbleOptions living(Map<String, Integer> profiles) {
        return new PebbleOptions(http, tls, eab, environment, profiles);
    }

    public PebbleOptions with(String variable, String value) {
        return new PebbleOptions(
                http,
                tls,
                eab,
                Stream.concat(environment.entrySet().stream(), Stream.of(Map.entry(variable, value)))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                profiles);
    }
}
