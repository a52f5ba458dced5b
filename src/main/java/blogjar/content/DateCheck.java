package blogjar.content;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells of dates that can't be read, or that come out as another day than the one written. Hexo says nothing of them. */
public final class DateCheck {
    private static final Pattern WRITTEN = Pattern.compile("(\\d{4})[-/](\\d{1,2})[-/](\\d{1,2})"
            + "(?:[Tt \\t]+(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\.\\d+)?(?:[ \\t]*(?:Z|[-+](\\d{1,2}):?(\\d{2})?))?)?");
    private static final int FURTHEST_OFFSET = 14;
    private static final long SHORTEST_MILLIS = 100_000_000_000L; // 1973

    /** By which an author says when an article is to go; the first that is there holds. */
    public static final List<String> EXPIRES = List.of("expires", "expiryDate");

    private final String name;
    private final String text;
    private final FrontMatter front;
    private final ZoneId zone;

    private DateCheck(String name, String text, FrontMatter front, ZoneId zone) {
        this.name = name;
        this.text = text;
        this.front = front;
        this.zone = zone;
    }

    /** @param problems takes a notice for each doubtful date of the front matter */
    static void tell(String name, String text, FrontMatter front, ZoneId zone, Problems problems) {
        DateCheck check = new DateCheck(name, text, front, zone);
        for (String key : EXPIRES) {
            if (JsText.isTrue(front.values().get(key)) && front.date(key, zone) == null) {
                problems.add(Problem.notice("'" + key + "' is no date that can be read, so the article stays")
                        .at(front.place(name, key))
                        .showing(text)
                        .expected("YYYY-MM-DD HH:mm:ss")
                        .fix("correct it, or remove the line"));
            }
        }
        for (String key : List.of("date", "updated")) {
            if (JsText.isTrue(front.values().get(key))) {
                Problem problem = check.problem(key);
                if (problem != null) {
                    problems.add(problem);
                }
            }
        }
    }

    private @Nullable Problem problem(String key) {
        Object value = front.values().get(key);
        ZonedDateTime date = front.date(key, zone);
        if (date == null) {
            return notice(
                    key,
                    "'" + key + "' is no date that can be read; the file's own time is taken, as in Hexo",
                    "YYYY-MM-DD HH:mm:ss");
        }
        String day = date.getYear() + "-" + two(date.getMonthValue()) + "-" + two(date.getDayOfMonth());
        if (value instanceof Number millis && Math.abs(millis.doubleValue()) < SHORTEST_MILLIS) {
            return notice(
                    key,
                    "'" + key + "' is a number, which counts milliseconds from 1970: it is " + day + ", as in Hexo",
                    "YYYY-MM-DD HH:mm:ss");
        }
        String beyond = beyond(front.written(key));
        if (beyond != null) {
            return notice(key, "'" + key + "' is beyond the calendar; it is read as " + day + ", as in Hexo", beyond);
        }
        return date.getYear() < 1 || date.getYear() > 9999
                ? notice(key, "'" + key + "' is in the year " + date.getYear(), "a year of four digits")
                : null;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : "" + number;
    }

    private Problem notice(String key, String message, String expected) {
        return Problem.notice(message)
                .at(front.place(name, key))
                .showing(text)
                .expected(expected)
                .fix("correct it, or remove the line to have the file's own time");
    }

    /** What a date as written lacks to be one of the calendar, or null. */
    private static @Nullable String beyond(String written) {
        Matcher m = WRITTEN.matcher(written);
        if (!m.matches()) {
            return null;
        }
        int month = Integer.parseInt(m.group(2));
        if (month < 1 || month > 12) {
            return "a month from 1 to 12";
        }
        int days = YearMonth.of(Integer.parseInt(m.group(1)), month).lengthOfMonth();
        int day = Integer.parseInt(m.group(3));
        if (day < 1 || day > days) {
            return "a day from 1 to " + days;
        }
        if (number(m, 4) > 23 || number(m, 5) > 59 || number(m, 6) > 59) {
            return "a time from 00:00:00 to 23:59:59";
        }
        return number(m, 7) > FURTHEST_OFFSET || number(m, 8) > 59 ? "an offset from -12:00 to +14:00" : null;
    }

    private static int number(Matcher m, int group) {
        return m.group(group) == null ? 0 : Integer.parseInt(m.group(group));
    }
}
