package blogjar.text;

import java.math.BigDecimal;

/** Numbers as JavaScript prints them. */
public final class JsNumber {
    private JsNumber() {}

    /** {@code 1.50} is 1.5, {@code 1e21} is 1e+21, {@code 1e-7} is 1e-7. */
    public static String print(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Infinity" : "-Infinity";
        }
        if (value == (int) value) { // most are, and minus zero is 0
            return Integer.toString((int) value);
        }
        BigDecimal exact = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        String digits = exact.unscaledValue().toString();
        int point = digits.length() - exact.scale(); // value = 0.digits * 10^point
        String sign = value < 0 ? "-" : "";
        if (point > 21 || point < -5) {
            String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
            return sign + mantissa + "e" + (point > 0 ? "+" : "-") + Math.abs(point - 1);
        }
        return sign + exact.toPlainString();
    }
}
