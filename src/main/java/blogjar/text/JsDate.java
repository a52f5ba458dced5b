package blogjar.text;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates written as text, as {@code new Date(text)} of Node reads them: the ISO form of ECMAScript, and the looser forms
 * that V8 takes beside it ({@code 2020/08/09 10:11}, {@code May 7 2020 08:09}).
 */
public final class JsDate {
    /** What the time values of ECMAScript go to, on both sides of 1970. */
    public static final double LAST_MILLISECOND = 8.64e15;

    private static final Pattern ISO = Pattern.compile("([-+]\\d{6}|\\d{4})(?:-(\\d{2})(?:-(\\d{2}))?)?"
            + "(?:T(\\d{2}):(\\d{2})(?::(\\d{2})(?:\\.(\\d+))?)?(Z|[-+]\\d{2}:\\d{2})?)?");
    private static final int LAST_YEAR = 275_760; // where the time values of ECMAScript end
    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final Pattern TOKEN =
            Pattern.compile("(\\d+)|([\\p{L}]+)|(\\([^)]*\\)?)|([\\s\\u00a0\\u3000]+)|(.)");

    private final ZoneId zone;
    private final List<Integer> days = new ArrayList<>();
    private final List<Integer> times = new ArrayList<>();
    private int month;
    private int millis;
    private int hourShift = -1;
    private OptionalInt offsetSeconds = OptionalInt.empty();

    private static final DateTimeFormatter PRINTED =
            DateTimeFormatter.ofPattern("EEE MMM dd uuuu HH:mm:ss 'GMT'xx (zzzz)", Locale.ENGLISH);

    private JsDate(ZoneId zone) {
        this.zone = zone;
    }

    /** A date as {@code String(date)} prints it. */
    public static String print(ZonedDateTime date) {
        return PRINTED.format(date);
    }

    /**
     * @param zone the one of a text that names none
     * @return empty where JavaScript has an invalid date
     */
    public static Optional<Instant> parse(String text, ZoneId zone) {
        String trimmed = text.strip();
        Matcher iso = ISO.matcher(trimmed);
        try {
            return iso.matches() ? iso(iso, zone) : new JsDate(zone).loose(trimmed);
        } catch (DateTimeException | NumberFormatException outOfRange) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> iso(Matcher m, ZoneId zone) {
        int month = m.group(2) == null ? 1 : Integer.parseInt(m.group(2));
        int day = m.group(3) == null ? 1 : Integer.parseInt(m.group(3));
        if (month < 1 || month > 12 || day < 1 || day > 31) {
            return Optional.empty();
        }
        int year = Integer.parseInt(m.group(1));
        if (m.group(4) == null) { // a day alone is one in UTC
            return Optional.of(wallClock(year, month, day, 0, 0, 0, 0).toInstant(ZoneOffset.UTC));
        }
        int hour = Integer.parseInt(m.group(4));
        int minute = Integer.parseInt(m.group(5));
        int second = m.group(6) == null ? 0 : Integer.parseInt(m.group(6));
        if (hour > 24 || minute > 59 || second > 59 || hour == 24 && (minute > 0 || second > 0)) {
            return Optional.empty();
        }
        int millis = m.group(7) == null ? 0 : Integer.parseInt((m.group(7) + "000").substring(0, 3));
        LocalDateTime clock = wallClock(year, month, day, hour, minute, second, millis);
        if (m.group(8) == null) {
            return Optional.of(clock.atZone(zone).toInstant());
        }
        ZoneOffset offset = m.group(8).equals("Z") ? ZoneOffset.UTC : ZoneOffset.of(m.group(8));
        return Optional.of(clock.toInstant(offset));
    }

    /** A day beyond its month rolls over, as in JavaScript: 31 February is early March. */
    private static LocalDateTime wallClock(int year, int month, int day, int hour, int minute, int second, int millis) {
        return LocalDateTime.of(year, month, 1, 0, 0)
                .plusDays(day - 1L)
                .plusHours(hour)
                .plusMinutes(minute)
                .plusSeconds(second)
                .plusNanos(millis * 1_000_000L);
    }

    private Optional<Instant> loose(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            if (m.group(3) == null) {
                tokens.add(m.group());
            }
        }
        boolean numberSeen = false;
        for (int i = 0; i < tokens.size(); i++) {
            String token = tokens.get(i);
            char c = token.charAt(0);
            if (c >= '0' && c <= '9') {
                numberSeen = true;
                i = number(tokens, i);
            } else if (Character.isLetter(c)) {
                if (!word(token, numberSeen)) {
                    return Optional.empty();
                }
            } else if ((c == '+' || c == '-') && !times.isEmpty()) {
                i = offset(tokens, i);
            } else if ((c == '+' || c == '-') && numberSeen && !(c == '-' && endsDay(tokens.get(i - 1)))) {
                return Optional.empty();
            }
            if (i < 0) {
                return Optional.empty();
            }
        }
        return assemble();
    }

    private static boolean isNumber(String token) {
        return token.charAt(0) >= '0' && token.charAt(0) <= '9';
    }

    /** Whether a dash after this token only separates: one after a number that is no time. */
    private boolean endsDay(String token) {
        return isNumber(token) && times.isEmpty();
    }

    /** A number is part of a time where a colon is beside it, else of a day; the answer is the last token read. */
    private int number(List<String> tokens, int at) {
        int value = Integer.parseInt(tokens.get(at));
        String next = at + 1 < tokens.size() ? tokens.get(at + 1) : "";
        String before = at > 0 ? tokens.get(at - 1) : "";
        if (next.equals(":") && times.size() < 3 || before.equals(":") && !times.isEmpty()) {
            times.add(value);
            if (times.size() == 3 && next.equals(".") && at + 2 < tokens.size() && isNumber(tokens.get(at + 2))) {
                millis = Integer.parseInt((tokens.get(at + 2) + "000").substring(0, 3));
                return at + 2;
            }
            return at;
        }
        if (days.size() == 3) {
            return -1;
        }
        days.add(value);
        return at;
    }

    private boolean word(String word, boolean numberSeen) {
        String lower = word.toLowerCase(Locale.ROOT);
        String start = lower.substring(0, Math.min(3, lower.length()));
        int index = start.length() == 3 ? MONTHS.indexOf(start) : -1;
        if (index >= 0 && index % 3 == 0) {
            month = index / 3 + 1;
            return true;
        }
        switch (lower) {
            case "am" -> hourShift = 0;
            case "pm" -> hourShift = 12;
            case "z", "ut", "utc", "gmt" -> offsetSeconds = OptionalInt.of(0);
            case "est", "cdt" -> offsetSeconds = OptionalInt.of(-5 * 3600);
            case "edt" -> offsetSeconds = OptionalInt.of(-4 * 3600);
            case "cst", "mdt" -> offsetSeconds = OptionalInt.of(-6 * 3600);
            case "mst", "pdt" -> offsetSeconds = OptionalInt.of(-7 * 3600);
            case "pst" -> offsetSeconds = OptionalInt.of(-8 * 3600);
            default -> {
                return !numberSeen; // words such as the day of the week come first
            }
        }
        return true;
    }

    private int offset(List<String> tokens, int at) {
        if (at + 1 >= tokens.size() || !isNumber(tokens.get(at + 1))) {
            return -1;
        }
        int sign = tokens.get(at).equals("-") ? -1 : 1;
        int value = Integer.parseInt(tokens.get(at + 1));
        int hours = tokens.get(at + 1).length() <= 2 ? value : value / 100;
        int minutes = tokens.get(at + 1).length() <= 2 ? 0 : value % 100;
        int last = at + 1;
        if (at + 3 < tokens.size() && tokens.get(at + 2).equals(":") && isNumber(tokens.get(at + 3))) {
            minutes = Integer.parseInt(tokens.get(at + 3));
            last = at + 3;
        }
        offsetSeconds = OptionalInt.of(sign * (hours * 3600 + minutes * 60));
        return last;
    }

    private Optional<Instant> assemble() {
        if (days.isEmpty()) {
            return Optional.empty();
        }
        while (days.size() < 3) {
            days.add(1);
        }
        int first = days.get(0);
        boolean startsWithDay = first >= 1 && first <= 31;
        int year;
        int inMonth;
        int day;
        if (month > 0) {
            inMonth = month;
            day = startsWithDay ? first : days.get(1);
            year = startsWithDay ? days.get(1) : first;
        } else if (startsWithDay) { // month, day, year
            inMonth = first;
            day = days.get(1);
            year = days.get(2);
        } else {
            year = first;
            inMonth = days.get(1);
            day = days.get(2);
        }
        if (year >= 0 && year < 50) {
            year += 2000;
        } else if (year >= 50 && year < 100) {
            year += 1900;
        }
        return instant(year, inMonth, day);
    }

    private Optional<Instant> instant(int year, int inMonth, int day) {
        int hour = times.isEmpty() ? 0 : times.get(0);
        int minute = times.size() < 2 ? 0 : times.get(1);
        int second = times.size() < 3 ? 0 : times.get(2);
        if (hourShift >= 0) {
            if (hour > 12) {
                return Optional.empty();
            }
            hour = hour % 12 + hourShift;
        }
        boolean inRange = Math.abs(year) < LAST_YEAR && inMonth >= 1 && inMonth <= 12 && day >= 1 && day <= 31;
        boolean onClock = hour <= 24 && minute <= 59 && second <= 59 && (hour < 24 || minute + second + millis == 0);
        if (!inRange || !onClock) {
            return Optional.empty();
        }
        LocalDateTime clock = wallClock(year, inMonth, day, hour, minute, second, millis);
        return Optional.of(
                offsetSeconds.isPresent()
                        ? clock.toInstant(ZoneOffset.ofTotalSeconds(offsetSeconds.getAsInt()))
                        : clock.atZone(zone).toInstant());
    }
}
