package blogjar.theme;

import blogjar.text.JsDate;
import blogjar.text.MomentFormat;
import blogjar.text.RelativeTime;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Helpers that write dates, in the language of the page and the zone of the blog. */
final class DateHelpers {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int FORMATS_AT_MOST = 200;

    private final Map<String, MomentFormat> formats = new ConcurrentHashMap<>();

    List<Helper> all() {
        List<String> parameters = List.of("date", "format");
        return List.of(
                Helper.of("date", parameters, call -> print(call, dateFormat(call)))
                        .orFilter(),
                Helper.of("time", parameters, call -> print(call, timeFormat(call)))
                        .orFilter(),
                Helper.of("full_date", parameters, this::fullDate).orFilter(),
                Helper.of("date_xml", List.of("date"), call -> xml(moment(call)))
                        .orFilter(),
                Helper.of("relative_date", List.of("date"), DateHelpers::relative)
                        .orFilter(),
                Helper.of("time_tag", parameters, this::timeTag)
                        .giving(SafeString.class)
                        .orFilter());
    }

    private static String dateFormat(Call call) {
        return call.config().text("date_format", "YYYY-MM-DD");
    }

    private static String timeFormat(Call call) {
        return call.config().text("time_format", "HH:mm:ss");
    }

    private String print(Call call, String usual) {
        ZonedDateTime date = moment(call);
        String given = call.text("format");
        return date == null
                ? ""
                : print(
                        date,
                        given == null || given.isEmpty() ? usual : given,
                        call.here().lang());
    }

    private String print(ZonedDateTime date, String format, String lang) {
        String key = lang + "\n" + format;
        MomentFormat known = formats.get(key);
        if (known == null) {
            known = new MomentFormat(format, lang);
            if (formats.size() < FORMATS_AT_MOST) {
                formats.put(key, known);
            }
        }
        return known.print(date);
    }

    private String fullDate(Call call) {
        return print(call, dateFormat(call) + " " + timeFormat(call));
    }

    private static String relative(Call call) {
        ZonedDateTime date = moment(call);
        return date == null
                ? ""
                : RelativeTime.of(date, call.here().now().get(), call.here().lang());
    }

    private String timeTag(Call call) {
        ZonedDateTime date = moment(call);
        return date == null
                ? ""
                : new HtmlTag("time").with("datetime", xml(date)).around(print(call, dateFormat(call)));
    }

    static String xml(@Nullable ZonedDateTime date) {
        return date == null ? "" : ISO.format(date);
    }

    /** A date of the model or of YAML, milliseconds since 1970, or a text that JavaScript reads as a date. */
    private static @Nullable ZonedDateTime moment(Call call) {
        return moment(call.value(), call.config().zone());
    }

    static @Nullable ZonedDateTime moment(@Nullable Object value, ZoneId zone) {
        if (value instanceof ZonedDateTime date) {
            return date;
        }
        if (value instanceof Instant instant) {
            return instant.atZone(zone);
        }
        if (value instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue()).atZone(zone);
        }
        return value == null
                ? null
                : JsDate.parse(value.toString(), zone).map(i -> i.atZone(zone)).orElse(null);
    }
}
