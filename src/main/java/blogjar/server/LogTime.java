package blogjar.server;

import blogjar.server.LogFormat.Part;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Map;

/** The time of a request, as Apache's {@code %t} and C's {@code strftime} write it. */
final class LogTime {
    private static final String APACHE = "'['dd/MMM/yyyy:HH:mm:ss Z']'";

    /** strftime's letters in Java's. */
    private static final Map<Character, String> LETTERS = Map.ofEntries(
            Map.entry('Y', "uuuu"),
            Map.entry('y', "uu"),
            Map.entry('m', "MM"),
            Map.entry('b', "MMM"),
            Map.entry('h', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('d', "dd"),
            Map.entry('e', "ppd"),
            Map.entry('j', "DDD"),
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('p', "a"),
            Map.entry('S', "ss"),
            Map.entry('z', "xx"),
            Map.entry('Z', "zzz"),
            Map.entry('F', "uuuu-MM-dd"),
            Map.entry('D', "MM/dd/uu"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('R', "HH:mm"),
            Map.entry('r', "hh:mm:ss a"),
            Map.entry('%', "'%'"));

    private static final long MICROS = 1_000_000;
    private static final long MILLIS = 1_000;

    private LogTime() {}

    /** {@code [10/Oct/2000:13:55:36 -0700]} */
    static Part apache(ZoneId zone) {
        return bySecond(DateTimeFormatter.ofPattern(APACHE, Locale.ENGLISH).withZone(zone), false);
    }

    /**
     * @param format of strftime, or {@code sec}, {@code msec}, {@code usec}, {@code msec_frac}, {@code usec_frac}; before
     *     it {@code begin:} or {@code end:}
     * @throws IllegalArgumentException where a letter of it is not known
     */
    static Part of(String format, ZoneId zone) {
        boolean end = format.startsWith("end:");
        String plain = end || format.startsWith("begin:") ? format.substring(format.indexOf(':') + 1) : format;
        return switch (plain) {
            case "sec" -> (visit, line) -> line.append(time(visit, end).getEpochSecond());
            case "msec" -> (visit, line) -> line.append(time(visit, end).toEpochMilli());
            case "usec" -> (visit, line) -> line.append(micros(time(visit, end)));
            case "msec_frac" -> exact(DateTimeFormatter.ofPattern("SSS").withZone(zone), end);
            case "usec_frac" -> exact(DateTimeFormatter.ofPattern("SSSSSS").withZone(zone), end);
            default -> bySecond(formatter(plain, zone), end);
        };
    }

    private static Instant time(Visit visit, boolean end) {
        return end ? visit.begun().plusNanos(visit.nanos()) : visit.begun();
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * MICROS + time.getNano() / MILLIS;
    }

    private static DateTimeFormatter formatter(String strftime, ZoneId zone) {
        DateTimeFormatterBuilder format = new DateTimeFormatterBuilder();
        for (int i = 0; i < strftime.length(); i++) {
            char c = strftime.charAt(i);
            if (c != '%') {
                format.appendLiteral(c);
                continue;
            }
            char letter = ++i < strftime.length() ? strftime.charAt(i) : ' ';
            String java = LETTERS.get(letter);
            if (java == null) {
                throw new IllegalArgumentException("'%" + letter + "' is no part of a time that is known");
            }
            format.appendPattern(java);
        }
        return format.toFormatter(Locale.ENGLISH).withZone(zone);
    }

    private static Part exact(DateTimeFormatter format, boolean end) {
        return (visit, line) -> format.formatTo(time(visit, end), line);
    }

    private static Part bySecond(DateTimeFormatter format, boolean end) {
        SecondText last = new SecondText(format);
        return (visit, line) -> line.append(last.of(time(visit, end)));
    }
}
