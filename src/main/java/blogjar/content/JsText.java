package blogjar.content;

import blogjar.text.JsDate;
import blogjar.text.JsNumber;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values of front matter as JavaScript turns them into text. */
public final class JsText {
    private JsText() {}

    /** A value in which a date may be: it is its wall-clock time in the zone, written in full. */
    public static String of(@Nullable Object value, ZoneId zone) {
        if (value instanceof Instant wall) {
            return JsDate.print(LocalDateTime.ofInstant(wall, ZoneOffset.UTC).atZone(zone));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> item == null ? "" : of(item, zone)).collect(Collectors.joining(","));
        }
        return of(value);
    }

    public static String of(@Nullable Object value) {
        if (value instanceof Double number) {
            return JsNumber.print(number);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> item == null ? "" : of(item)).collect(Collectors.joining(","));
        }
        return value instanceof Map ? "[object Object]" : String.valueOf(value);
    }

    /** What JavaScript takes for true: all but nothing, false, zero and the empty text. */
    public static boolean isTrue(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
        }
        return value != null && !value.equals(Boolean.FALSE) && !value.equals("");
    }
}
