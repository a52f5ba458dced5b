package blogjar.server;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Dates in the three forms that a server has to understand.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110, 5.6.7</a>
 */
final class HttpDate {
    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private HttpDate() {}

    /** Empty for whatever is no such date, which is then to be ignored. */
    static Optional<Instant> parse(String text) {
        String[] words = text.strip().split("[ ,]+", -1);
        try {
            if (words.length == 6 && words[5].equals("GMT")) { // Sun, 06 Nov 1994 08:49:37 GMT
                return Optional.of(instant(number(words[3], 4), words[2], number(words[1], 2), words[4]));
            }
            if (words.length == 4 && words[3].equals("GMT")) { // Sunday, 06-Nov-94 08:49:37 GMT
                String[] date = words[1].split("-", -1);
                if (date.length == 3) {
                    return Optional.of(instant(century(number(date[2], 2)), date[1], number(date[0], 2), words[2]));
                }
            }
            if (words.length == 5) { // Sun Nov  6 08:49:37 1994
                return Optional.of(
                        instant(number(words[4], 4), words[1], number(words[2], words[2].length()), words[3]));
            }
            return Optional.empty();
        } catch (DateTimeException | NumberFormatException noDate) {
            return Optional.empty();
        }
    }

    private static Instant instant(int year, String month, int day, String time) {
        String[] parts = time.split(":", -1);
        if (parts.length != 3) {
            throw new NumberFormatException(time);
        }
        int second = Math.min(number(parts[2], 2), 59); // a leap second is 60
        return LocalDateTime.of(year, MONTHS.indexOf(month) + 1, day, number(parts[0], 2), number(parts[1], 2), second)
                .toInstant(ZoneOffset.UTC);
    }

    /** Two digits: more than 50 years ahead means the century before. */
    private static int century(int twoDigits) {
        int now = Year.now(ZoneOffset.UTC).getValue();
        int year = now / 100 * 100 + twoDigits;
        return year > now + 50 ? year - 100 : year;
    }

    private static int number(String digits, int length) {
        if (digits.length() != length || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new NumberFormatException(digits);
        }
        return Integer.parseInt(digits);
    }
}
