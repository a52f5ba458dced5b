package blogjar.markdown.markdownit;

import java.util.Locale;
import java.util.function.UnaryOperator;

/** Host names in ASCII (RFC 3492), letters as they are: no name is mapped to another one. */
final class Punycode {
    private static final int BASE = 36;
    private static final int T_MIN = 1;
    private static final int T_MAX = 26;
    private static final int SKEW = 38;
    private static final int DAMP = 700;
    private static final int FIRST_BIAS = 72;
    private static final int FIRST_CODE = 128;
    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

    private Punycode() {}

    static String toAscii(String host) {
        return labels(host, label -> isAscii(label) ? label : "xn--" + encode(label));
    }

    /** A host whose labels can't be read stays as it is. */
    static String toUnicode(String host) {
        try {
            return labels(
                    host,
                    label ->
                            label.startsWith("xn--") ? decode(label.substring(4).toLowerCase(Locale.ROOT)) : label);
        } catch (IllegalArgumentException unreadable) {
            return host;
        }
    }

    private static String labels(String host, UnaryOperator<String> recode) {
        String[] parts = host.replace('\u3002', '.')
                .replace('\uFF0E', '.')
                .replace('\uFF61', '.')
                .split("\\.", -1);
        for (int i = 0; i < parts.length; i++) {
            parts[i] = recode.apply(parts[i]);
        }
        return String.join(".", parts);
    }

    private static boolean isAscii(String label) {
        return label.chars().allMatch(c -> c < 128);
    }

    private static String encode(String label) {
        int[] points = label.codePoints().toArray();
        StringBuilder out = new StringBuilder();
        for (int c : points) {
            if (c < FIRST_CODE) {
                out.append((char) c);
            }
        }
        int basic = out.length();
        int handled = basic;
        if (basic > 0) {
            out.append('-');
        }
        int code = FIRST_CODE;
        int delta = 0;
        int bias = FIRST_BIAS;
        while (handled < points.length) {
            int least = Integer.MAX_VALUE;
            for (int c : points) {
                least = c >= code && c < least ? c : least;
            }
            delta += (least - code) * (handled + 1);
            code = least;
            for (int c : points) {
                delta += c < code ? 1 : 0;
                if (c == code) {
                    appendNumber(delta, bias, out);
                    bias = adapt(delta, handled + 1, handled == basic);
                    delta = 0;
                    handled++;
                }
            }
            delta++;
            code++;
        }
        return out.toString();
    }

    private static void appendNumber(int number, int bias, StringBuilder out) {
        int rest = number;
        for (int k = BASE; ; k += BASE) {
            int threshold = threshold(k, bias);
            if (rest < threshold) {
                out.append(DIGITS.charAt(rest));
                return;
            }
            out.append(DIGITS.charAt(threshold + (rest - threshold) % (BASE - threshold)));
            rest = (rest - threshold) / (BASE - threshold);
        }
    }

    private static int threshold(int k, int bias) {
        return k <= bias ? T_MIN : Math.min(k - bias, T_MAX);
    }

    private static int adapt(int delta, int points, boolean first) {
        int rest = first ? delta / DAMP : delta / 2;
        rest += rest / points;
        int k = 0;
        while (rest > (BASE - T_MIN) * T_MAX / 2) {
            rest /= BASE - T_MIN;
            k += BASE;
        }
        return k + (BASE - T_MIN + 1) * rest / (rest + SKEW);
    }

    private static String decode(String label) {
        int dash = label.lastIndexOf('-');
        StringBuilder out = new StringBuilder(label.substring(0, Math.max(dash, 0)));
        if (!isAscii(out.toString())) {
            throw new IllegalArgumentException(label);
        }
        int[] points = out.codePoints().toArray();
        int count = points.length;
        points = java.util.Arrays.copyOf(points, label.length());
        long code = FIRST_CODE;
        int bias = FIRST_BIAS;
        long at = 0;
        int pos = dash > 0 ? dash + 1 : 0;
        while (pos < label.length()) {
            long before = at;
            long weight = 1;
            for (int k = BASE; ; k += BASE) {
                int digit = pos < label.length() ? DIGITS.indexOf(label.charAt(pos++)) : -1;
                if (digit < 0 || at > Integer.MAX_VALUE || weight > Integer.MAX_VALUE) {
                    throw new IllegalArgumentException(label);
                }
                at += digit * weight;
                int threshold = threshold(k, bias);
                if (digit < threshold) {
                    break;
                }
                weight *= BASE - threshold;
            }
            count++;
            bias = adapt((int) Math.min(at - before, Integer.MAX_VALUE), count, before == 0);
            code += at / count;
            at %= count;
            if (code > Character.MAX_CODE_POINT) {
                throw new IllegalArgumentException(label);
            }
            System.arraycopy(points, (int) at, points, (int) at + 1, count - 1 - (int) at);
            points[(int) at++] = (int) code;
        }
        return new String(points, 0, count);
    }
}
