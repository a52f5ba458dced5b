package blogjar.text;

import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A format of Moment, ready to print dates: {@code YYYY-MM-DD}, {@code LL}, {@code dddd [at] HH:mm}.
 *
 * @see <a href="https://momentjs.com/docs/#/displaying/format/">Moment's tokens</a>
 */
public final class MomentFormat {
    private static final List<String> TOKENS = List.of(
            "YYYY", "MMMM", "DDDD", "dddd", "LLLL", "llll", "MMM", "DDD", "ddd", "SSS", "LTS", "LLL", "lll", "YY", "MM",
            "Mo", "DD", "Do", "dd", "do", "HH", "hh", "kk", "mm", "ss", "SS", "ZZ", "LT", "LL", "ll", "WW", "GGGG", "M",
            "D", "d", "E", "H", "h", "k", "m", "s", "S", "A", "a", "Z", "X", "x", "L", "l", "Q", "W", "Y");
    private static final Pattern MONTH_AFTER_DAY = Pattern.compile("D[oD]?(\\[[^\\[\\]]*\\]|\\s)+MMMM?");

    private final MomentLocale locale;
    private final List<Part> parts = new ArrayList<>();
    private final boolean monthAfterDay;

    /** A token, or a text between tokens where {@code token} is null. */
    private record Part(@Nullable String token, String text) {}

    /**
     * Reads a format.
     *
     * @param language tag of the language of names, {@code zh-CN}; English where it is not known
     */
    public MomentFormat(String format, String language) {
        this.locale = MomentLocale.of(language);
        String expanded = expand(format);
        this.monthAfterDay = MONTH_AFTER_DAY.matcher(expanded).find();
        read(expanded);
    }

    /** The localized forms replaced by what they stand for. */
    private String expand(String format) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < format.length()) {
            int end = literalEnd(format, i);
            if (end > i) {
                out.append(format, i, end);
                i = end;
                continue;
            }
            String token = tokenAt(format, i);
            String form = token == null ? null : locale.form(token);
            String kept = token == null ? String.valueOf(format.charAt(i)) : token;
            out.append(form == null ? kept : form);
            i += kept.length();
        }
        return out.toString();
    }

    /** Where the {@code [text]} at an index ends; the index itself where there is none. */
    private static int literalEnd(String format, int at) {
        if (format.charAt(at) != '[') {
            return at;
        }
        int close = format.indexOf(']', at);
        return close < 0 || format.lastIndexOf('[', close) != at ? at : close + 1;
    }

    private static @Nullable String tokenAt(String format, int at) {
        char c = format.charAt(at);
        boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        for (String token : letter ? TOKENS : List.<String>of()) {
            if (format.startsWith(token, at)) {
                return token;
            }
        }
        return null;
    }

    private void read(String format) {
        int i = 0;
        while (i < format.length()) {
            int end = literalEnd(format, i);
            if (end > i) {
                parts.add(new Part(null, format.substring(i + 1, end - 1)));
                i = end;
                continue;
            }
            String token = tokenAt(format, i);
            String text = token == null ? String.valueOf(format.charAt(i)) : token;
            parts.add(new Part(token, text));
            i += text.length();
        }
    }

    /** A date as text, in the zone that it has. */
    public String print(ZonedDateTime date) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            String token = part.token();
            out.append(token == null ? part.text() : value(token, date));
        }
        return out.toString();
    }

    private String value(String token, ZonedDateTime date) {
        char unit = token.charAt(0);
        return switch (unit) {
            case 'Y', 'G', 'Q', 'M', 'D', 'd', 'E', 'W' -> day(token, date);
            case 'A' -> locale.meridiem(date.getHour(), date.getMinute());
            case 'a' -> locale.meridiem(date.getHour(), date.getMinute()).toLowerCase(Locale.ROOT);
            case 'Z' -> offset(date.getOffset().getTotalSeconds(), token.equals("Z") ? ":" : "");
            case 'X' -> Long.toString(date.toEpochSecond());
            case 'x' -> Long.toString(date.toInstant().toEpochMilli());
            default -> padded(clock(unit, token.length(), date), token.length());
        };
    }

    private String day(String token, ZonedDateTime date) {
        int month = date.getMonthValue();
        int weekday = date.getDayOfWeek().getValue() % 7;
        return switch (token) {
            case "YYYY", "GGGG" ->
                padded(token.charAt(0) == 'Y' ? date.getYear() : date.get(IsoFields.WEEK_BASED_YEAR), 4);
            case "YY" -> padded(Math.floorMod(date.getYear(), 100), 2);
            case "Y" -> Integer.toString(date.getYear());
            case "Q" -> Integer.toString((month + 2) / 3);
            case "MMMM" -> (monthAfterDay ? locale.monthsAfterDay() : locale.months()).get(month - 1);
            case "MMM" -> locale.monthsShort().get(month - 1);
            case "Mo" -> locale.ordinal(month, 'M');
            case "M", "MM" -> padded(month, token.length());
            case "DDD", "DDDD" -> padded(date.getDayOfYear(), token.equals("DDD") ? 1 : 3);
            case "Do" -> locale.ordinal(date.getDayOfMonth(), 'D');
            case "D", "DD" -> padded(date.getDayOfMonth(), token.length());
            case "dddd" -> locale.weekdays().get(weekday);
            case "ddd" -> locale.weekdaysShort().get(weekday);
            case "dd" -> locale.weekdaysMin().get(weekday);
            case "do" -> locale.ordinal(weekday, 'd');
            case "d" -> Integer.toString(weekday);
            case "E" -> Integer.toString(weekday == 0 ? 7 : weekday);
            default -> padded(date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), token.length());
        };
    }

    private static int clock(char unit, int length, ZonedDateTime date) {
        int hour = date.getHour();
        return switch (unit) {
            case 'H' -> hour;
            case 'h' -> hour % 12 == 0 ? 12 : hour % 12;
            case 'k' -> hour == 0 ? 24 : hour;
            case 'm' -> date.getMinute();
            case 's' -> date.getSecond();
            default -> date.get(ChronoField.MILLI_OF_SECOND) / (length == 1 ? 100 : length == 2 ? 10 : 1);
        };
    }

    private static String padded(int number, int length) {
        String digits = Integer.toString(Math.abs(number));
        return (number < 0 ? "-" : "") + "0".repeat(Math.max(0, length - digits.length())) + digits;
    }

    private static String offset(int seconds, String separator) {
        int minutes = Math.abs(seconds) / 60;
        return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + separator + padded(minutes % 60, 2);
    }
}
