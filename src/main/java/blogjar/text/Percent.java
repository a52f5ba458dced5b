package blogjar.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as JavaScript's functions do it. */
public final class Percent {
    static final String URI = ";/?:@&=+$,#-_.!~*'()";
    private static final String HEX = "0123456789ABCDEF";

    private Percent() {}

    /** Encodes everything but ASCII letters, digits and the characters of {@code kept}. */
    public static String encode(String text, String kept) {
        int i = 0;
        while (i < text.length() && isKept(text.charAt(i), kept)) {
            i++;
        }
        if (i == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, i);
        while (i < text.length()) {
            int c = text.codePointAt(i);
            if (isKept(c, kept)) {
                out.append((char) c);
            } else {
                encode(c, out);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    static boolean isKept(int c, String kept) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c < 128 && kept.indexOf(c) >= 0;
    }

    private static void encode(int c, StringBuilder out) {
        if (c < 0x80) {
            octet(c, out);
        } else if (c < 0x800) {
            octet(0xC0 | c >> 6, out);
            octet(0x80 | c & 0x3F, out);
        } else if (c < 0x10000) {
            boolean lone = c >= 0xD800 && c <= 0xDFFF; // half of a pair: shown as U+FFFD
            int valid = lone ? 0xFFFD : c;
            octet(0xE0 | valid >> 12, out);
            octet(0x80 | valid >> 6 & 0x3F, out);
            octet(0x80 | valid & 0x3F, out);
        } else {
            octet(0xF0 | c >> 18, out);
            octet(0x80 | c >> 12 & 0x3F, out);
            octet(0x80 | c >> 6 & 0x3F, out);
            octet(0x80 | c & 0x3F, out);
        }
    }

    private static void octet(int b, StringBuilder out) {
        out.append('%').append(HEX.charAt(b >> 4 & 0xF)).append(HEX.charAt(b & 0xF));
    }

    /**
     * Decodes every {@code %XX}; bytes that are no UTF-8 become U+FFFD, a percent sign alone stays.
     *
     * @param plus whether {@code +} stands for a blank
     */
    public static String decode(String text, boolean plus) {
        if (text.indexOf('%') < 0 && !(plus && text.indexOf('+') >= 0)) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%' && hex(text, i + 1) >= 0 && hex(text, i + 2) >= 0) {
                bytes.write(hex(text, i + 1) << 4 | hex(text, i + 2));
                i += 3;
                continue;
            }
            flush(bytes, out);
            out.append(plus && c == '+' ? ' ' : c);
            i++;
        }
        flush(bytes, out);
        return out.toString();
    }

    private static void flush(ByteArrayOutputStream bytes, StringBuilder out) {
        if (bytes.size() > 0) {
            out.append(bytes.toString(StandardCharsets.UTF_8));
            bytes.reset();
        }
    }

    private static int hex(String text, int at) {
        return at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
    }

    /** {@code encodeURI(decodeURI(path))}: an encoded reserved character is encoded once more. */
    static String reencode(String path) {
        StringBuilder out = new StringBuilder(path.length() + 32);
        int i = 0;
        while (i < path.length()) {
            int c = path.codePointAt(i);
            if (c == '%' && hex(path, i + 1) >= 0 && hex(path, i + 2) >= 0) {
                int value = hex(path, i + 1) << 4 | hex(path, i + 2);
                if (";/?:@&=+$,#".indexOf(value) >= 0) {
                    out.append("%25").append(path, i + 1, i + 3);
                } else if (isKept(value, "-_.!~*'()")) {
                    out.append((char) value);
                } else {
                    octet(value, out);
                }
                i += 3;
                continue;
            }
            if (isKept(c, URI)) {
                out.append((char) c);
            } else {
                encode(c, out);
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }
}
