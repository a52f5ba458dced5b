package blogjar.tagplugin.nunjucks;

import blogjar.text.MomentFormat;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * A date of JavaScript: a Moment, which Hexo has for {@code date} and {@code updated}, or a plain {@code Date}, which YAML
 * has for any other key.
 */
public record Dates(ZonedDateTime date, boolean moment) {
    private static final DateTimeFormatter ENGLISH =
            DateTimeFormatter.ofPattern("EEE MMM dd uuuu HH:mm:ss 'GMT'xx", Locale.ENGLISH);
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    double millis() {
        return date.toInstant().toEpochMilli();
    }

    /** What {@code String(date)} gives. */
    @Override
    public String toString() {
        TimeZone zone = TimeZone.getTimeZone(date.getZone());
        boolean summer = zone.inDaylightTime(Date.from(date.toInstant()));
        String name = zone.getDisplayName(summer, TimeZone.LONG, Locale.ENGLISH);
        return ENGLISH.format(date) + (moment ? "" : " (" + name + ")");
    }

    /** Printed or joined with a text a Moment is its milliseconds. */
    String joined() {
        return moment ? Values.text(millis()) : toString();
    }

    String iso() {
        return ISO.format(date);
    }

    Object member(String name) {
        Object common = switch (name) {
            case "valueOf" -> method(millis());
            case "toString" -> method(toString());
            case "toISOString", "toJSON" -> method(iso());
            default -> Undefined.UNDEFINED;
        };
        return common != Undefined.UNDEFINED ? common : moment ? ofMoment(name) : ofDate(name);
    }

    private Object ofMoment(String name) {
        return switch (name) {
            case "format" -> (Callable) (arguments, named) -> format(arguments);
            case "year" -> method(date.getYear());
            case "month" -> method(date.getMonthValue() - 1);
            case "date" -> method(date.getDayOfMonth());
            case "day" -> method(date.getDayOfWeek().getValue() % 7);
            case "hour", "hours" -> method(date.getHour());
            case "minute", "minutes" -> method(date.getMinute());
            case "second", "seconds" -> method(date.getSecond());
            case "unix" -> method(date.toEpochSecond());
            default -> Undefined.UNDEFINED;
        };
    }

    private Object ofDate(String name) {
        return switch (name) {
            case "getTime" -> method(millis());
            case "getFullYear" -> method(date.getYear());
            case "getMonth" -> method(date.getMonthValue() - 1);
            case "getDate" -> method(date.getDayOfMonth());
            case "getDay" -> method(date.getDayOfWeek().getValue() % 7);
            case "getHours" -> method(date.getHour());
            case "getMinutes" -> method(date.getMinute());
            case "getSeconds" -> method(date.getSecond());
            default -> Undefined.UNDEFINED;
        };
    }

    private static Callable method(Object result) {
        return (arguments, named) -> Values.of(result);
    }

    private String format(List<@Nullable Object> arguments) {
        Object format = arguments.isEmpty() ? Undefined.UNDEFINED : arguments.get(0);
        return new MomentFormat(Values.isTrue(format) ? Values.text(format) : "YYYY-MM-DDTHH:mm:ssZ", "en").print(date);
    }
}
