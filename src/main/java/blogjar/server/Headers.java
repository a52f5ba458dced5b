package blogjar.server;

import java.time.Duration;
import java.util.Map;

/**
 * What each response carries besides what it is about.
 *
 * @param fields sent with every response, besides {@code X-Content-Type-Options: nosniff}
 * @param hsts for how long browsers shall ask by HTTPS only (RFC 6797); zero for no such promise
 */
public record Headers(Map<String, String> fields, Duration hsts) {

    /**
     * Fields that do a blog good and break nothing: framed by itself only, and its paths told to no other site; HTTPS only
     * for half a year, as sites do that mean it.
     */
    public static final Headers USUAL = new Headers(
            Map.of("Referrer-Policy", "strict-origin-when-cross-origin", "X-Frame-Options", "SAMEORIGIN"),
            Duration.ofDays(180));

    public Headers {
        fields = Map.copyOf(fields);
    }
}
