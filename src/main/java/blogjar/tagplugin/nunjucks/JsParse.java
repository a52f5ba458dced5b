package blogjar.tagplugin.nunjucks;

import blogjar.text.JsSpace;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The number that a text begins with, as JavaScript reads it; not a number where it begins with none. */
final class JsParse {
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:Infinity|(?:[0-9]++\\.?[0-9]*+|\\.[0-9]++)(?:[eE][-+]?[0-9]++)?)");
    private static final int LONGEST_FINITE = 1_100;

    private JsParse() {}

    /** {@code parseFloat} */
    static double decimal(String text) {
        Matcher number = DECIMAL.matcher(JsSpace.trim(text));
        return number.lookingAt() ? Double.parseDouble(number.group()) : Double.NaN;
    }

    /**
     * {@code parseInt}
     *
     * @param base 0, or not a number, for 10, or 16 where the text begins with {@code 0x}
     */
    static double integer(String text, double base) {
        String trimmed = JsSpace.trim(text);
        int radix = Double.isNaN(base) || Double.isInfinite(base) ? 0 : (int) (long) base;
        boolean negative = trimmed.startsWith("-");
        int at = negative || trimmed.startsWith("+") ? 1 : 0;
        if ((radix == 0 || radix == 16) && trimmed.regionMatches(true, at, "0x", 0, 2)) {
            radix = 16;
            at += 2;
        }
        radix = radix == 0 ? 10 : radix;
        int end = at;
        while (radix >= 2 && radix <= 36 && end < trimmed.length() && isDigit(trimmed.charAt(end), radix)) {
            end++;
        }
        if (end == at) {
            return Double.NaN;
        }
        double value = end - at > LONGEST_FINITE
                ? Double.POSITIVE_INFINITY
                : new BigInteger(trimmed.substring(at, end), radix).doubleValue();
        return negative ? -value : value;
    }

    private static boolean isDigit(char c, int radix) {
        return c < 128 && Character.digit(c, radix) >= 0;
    }
}
