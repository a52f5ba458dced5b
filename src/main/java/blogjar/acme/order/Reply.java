package blogjar.acme.order;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * What is of interest in an answer besides its content. Times are told by our clock, however wrong it is.
 *
 * @param at when it came
 * @param date what the CA's clock said
 * @param retryAfter when to ask again; empty where it does not say, or not as HTTP has it
 */
record Reply(int status, Instant at, Optional<Instant> date, Optional<Instant> retryAfter) {
    private static final int MOST_DIGITS = 9;

    static Reply of(HttpResponse<?> response, Instant now) {
        HttpHeaders fields = response.headers();
        Optional<Instant> date = fields.firstValue("Date").flatMap(Reply::date);
        Optional<Instant> later = fields.firstValue("Retry-After").flatMap(text -> later(text.strip(), now, date));
        return new Reply(response.statusCode(), now, date, later);
    }

    private static Optional<Instant> later(String text, Instant now, Optional<Instant> date) {
        if (!text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(now.plusSeconds(Long.parseLong(text)));
        }
        return date(text).map(named -> now.plus(Duration.between(date.orElse(now), named)));
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
