package blogjar.migrate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates as pages of any theme tell them. */
final class PageDate {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4})-(\\d{2})-(\\d{2})(?:[T ](\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(Z|[-+]\\d{2}:?\\d{2})?)?");

    private PageDate() {}

    /**
     * How far a published date is from ours.
     *
     * @param published ISO 8601, or less of it; what it does not tell (seconds, time, zone) does not count
     * @return empty where it is written otherwise
     */
    static Optional<Duration> distance(String published, ZonedDateTime ours) {
        Matcher found = FORM.matcher(published.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate day = LocalDate.of(number(found, 1), number(found, 2), number(found, 3));
            if (found.group(4) == null) {
                return Optional.of(Duration.between(ours.toLocalDate().atStartOfDay(), day.atStartOfDay()));
            }
            boolean second = found.group(6) != null;
            ZonedDateTime own = second ? ours.withNano(0) : ours.withNano(0).withSecond(0);
            ZonedDateTime theirs = day.atTime(number(found, 4), number(found, 5), second ? number(found, 6) : 0)
                    .atZone(zone(found.group(7), ours));
            return Optional.of(Duration.between(own, theirs));
        } catch (DateTimeException outOfRange) {
            return Optional.empty();
        }
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private static ZoneId zone(@Nullable String written, ZonedDateTime ours) {
        return written == null ? ours.getZone() : ZoneOffset.of(written);
    }
}
