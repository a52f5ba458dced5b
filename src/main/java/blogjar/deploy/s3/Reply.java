package blogjar.deploy.s3;

import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** An answer. */
record Reply(int status, HttpHeaders headers, byte[] body) {
    private static final int REDIRECTED = 300;

    boolean isFine() {
        return status < REDIRECTED;
    }

    String field(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The content's mark, without the quotes around it. */
    String etag() {
        return etag(field("ETag"));
    }

    static String etag(String given) {
        String mark = given.strip().replaceFirst("^W/", "").replace("\"", "");
        return mark.matches("[0-9A-F]+") ? mark.toLowerCase(Locale.ROOT) : mark;
    }

    /** The store's clock. */
    Optional<Instant> date() {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(field("Date"))));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }

    OptionalLong retryAfter() {
        String seconds = field("Retry-After");
        return seconds.matches("\\d{1,6}") ? OptionalLong.of(Long.parseLong(seconds)) : OptionalLong.empty();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    XmlElement xml() throws IOException {
        return XmlElement.parse(text());
    }
}
