package blogjar.server;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** The text of one second, written once for all requests in it. */
final class SecondText {
    private static final int MILLIS = 1000;

    private final DateTimeFormatter format;
    private volatile Stamp last = new Stamp(Long.MIN_VALUE, "");

    private record Stamp(long second, String text) {}

    /** @param format with a zone */
    SecondText(DateTimeFormatter format) {
        this.format = format;
    }

    String of(Instant time) {
        return of(time.getEpochSecond());
    }

    String now() {
        return of(System.currentTimeMillis() / MILLIS);
    }

    private String of(long second) {
        Stamp stamp = last;
        if (stamp.second != second) {
            stamp = new Stamp(second, format.format(Instant.ofEpochSecond(second)));
            last = stamp;
        }
        return stamp.text;
    }
}
