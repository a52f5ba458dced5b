package blogjar.text;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A moment as HTTP writes it, {@code Sun, 06 Nov 1994 08:49:37 GMT}, and as JavaScript's {@code toUTCString} does.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, 5.6.7</a>
 */
public final class UtcDate {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private UtcDate() {}

    /** The format itself, for who writes many. */
    public static DateTimeFormatter format() {
        return FORMAT;
    }

    public static String of(Instant moment) {
        return FORMAT.format(moment);
    }
}
