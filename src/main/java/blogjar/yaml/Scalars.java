package blogjar.yaml;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a plain scalar means in the default schema of js-yaml 4. */
final class Scalars {
    private static final Pattern INTEGER = Pattern.compile("[-+]?(0b[01]+|0x[0-9a-fA-F]+|0o[0-7]+|[0-9]+)");
    private static final Pattern FLOAT =
            Pattern.compile("[-+]?(?:[0-9]+(?:\\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\\.[0-9]+(?:[eE][-+]?[0-9]+)?)");
    private static final Pattern DAY = Pattern.compile("([0-9]{4})-([0-9]{2})-([0-9]{2})");
    private static final Pattern TIME =
            Pattern.compile("([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[Tt]|[ \\t]+)([0-9]{1,2}):([0-9]{2}):([0-9]{2})"
                    + "(?:\\.([0-9]*))?(?:[ \\t]*(Z|([-+])([0-9]{1,2})(?::([0-9]{2}))?))?");

    private static final Pattern LEADING_ZEROS = Pattern.compile("^0+");
    /** A number of more digits, be they binary, is infinite to JavaScript. */
    private static final int LONGEST_FINITE = 1024;

    private Scalars() {}

    static @Nullable Object plain(String text) {
        if (text.isEmpty()) {
            return null;
        }
        char first = text.charAt(0);
        return switch (first) {
            case '~' -> text.length() == 1 ? null : text;
            case 'n', 'N' -> text.equals("null") || text.equals("Null") || text.equals("NULL") ? null : text;
            case 't', 'T' -> text.equals("true") || text.equals("True") || text.equals("TRUE") ? Boolean.TRUE : text;
            case 'f', 'F' ->
                text.equals("false") || text.equals("False") || text.equals("FALSE") ? Boolean.FALSE : text;
            default ->
                first >= '0' && first <= '9' || first == '-' || first == '+' || first == '.' ? number(text) : text;
        };
    }

    private static Object number(String text) {
        if (INTEGER.matcher(text).matches()) {
            return integer(text);
        }
        if (FLOAT.matcher(text).matches()) {
            double value = Double.parseDouble(text);
            return Double.isInfinite(value) ? text : whole(value);
        }
        String special = text.toLowerCase(java.util.Locale.ROOT);
        if (special.equals(".inf") || special.equals("+.inf")) {
            return Double.POSITIVE_INFINITY;
        }
        if (special.equals("-.inf")) {
            return Double.NEGATIVE_INFINITY;
        }
        if (special.equals(".nan")) {
            return Double.NaN;
        }
        Instant time = text.length() >= 8 && text.indexOf('-') == 4 ? timestamp(text) : null;
        return time == null ? text : time;
    }

    private static Object integer(String text) {
        boolean negative = text.charAt(0) == '-';
        String digits = text.charAt(0) == '-' || text.charAt(0) == '+' ? text.substring(1) : text;
        int radix = digits.startsWith("0b") ? 2 : digits.startsWith("0x") ? 16 : digits.startsWith("0o") ? 8 : 10;
        String significant = LEADING_ZEROS
                .matcher(radix == 10 ? digits : digits.substring(2))
                .replaceFirst("");
        if (significant.length() > LONGEST_FINITE) {
            return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        java.math.BigInteger value = new java.math.BigInteger(significant.isEmpty() ? "0" : significant, radix);
        if (negative) {
            value = value.negate();
        }
        // Numbers are doubles to JavaScript: beyond 2^53 they lose digits, and so do ours.
        return value.bitLength() <= 53 ? (Object) value.longValue() : whole(value.doubleValue());
    }

    /** A number without a fraction is an integer to JavaScript: {@code 1.0} prints as 1. */
    private static Object whole(double value) {
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return (long) value;
        }
        return value;
    }

    /** The wall clock of the text, offset applied, as an instant in UTC; days and hours beyond their range roll over. */
    static @Nullable Instant timestamp(String text) {
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            return date(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        Matcher m = TIME.matcher(text);
        if (!m.matches()) {
            return null;
        }
        long seconds = Integer.parseInt(m.group(4)) * 3600L
                + Integer.parseInt(m.group(5)) * 60L
                + Integer.parseInt(m.group(6));
        int millis = m.group(7) == null ? 0 : Integer.parseInt((m.group(7) + "000").substring(0, 3));
        if (m.group(9) != null) {
            int minutes =
                    Integer.parseInt(m.group(10)) * 60 + (m.group(11) == null ? 0 : Integer.parseInt(m.group(11)));
            seconds += (m.group(9).equals("-") ? 60L : -60L) * minutes;
        }
        return date(m).atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .plusSeconds(seconds)
                .plus(millis, ChronoUnit.MILLIS);
    }

    private static LocalDate date(Matcher m) {
        return LocalDate.of(Integer.parseInt(m.group(1)), 1, 1)
                .plusMonths(Integer.parseInt(m.group(2)) - 1L)
                .plusDays(Integer.parseInt(m.group(3)) - 1L);
    }

    /** How JavaScript prints a value that is used as a key. */
    static String print(@Nullable Object value) {
        return value instanceof java.util.List<?> list
                ? list.stream().map(Scalars::print).collect(java.util.stream.Collectors.joining(","))
                : String.valueOf(value);
    }
}
