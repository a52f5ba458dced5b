package blogjar.markdown.markdownit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Percent-encoding as mdurl 1.0.1 does it: what is encoded already stays, and what means something is not decoded. */
final class PercentCode {
    private static final String PLAIN = ";/?:@&=+$,-_.!~*'()#";
    private static final String STAYS_ENCODED = ";/?:@&=+$,#%";
    private static final String HEX = "0123456789ABCDEF";

    private PercentCode() {}

    static String encode(String url) {
        StringBuilder out = new StringBuilder(url.length() + 16);
        for (int i = 0; i < url.length(); ) {
            int c = url.codePointAt(i);
            if (c < 128 && (Chars.isAsciiAlphanumeric((char) c) || PLAIN.indexOf(c) >= 0)) {
                out.append((char) c);
            } else if (c == '%' && byteAt(url, i) >= 0) {
                out.append(url, i, i + 3);
                i += 3;
                continue;
            } else {
                boolean half = c >= 0xD800 && c <= 0xDFFF;
                for (byte b : Character.toString(half ? 0xFFFD : c).getBytes(StandardCharsets.UTF_8)) {
                    append(b & 0xFF, out);
                }
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static void append(int octet, StringBuilder out) {
        out.append('%').append(HEX.charAt(octet >> 4)).append(HEX.charAt(octet & 15));
    }

    /** The byte that {@code %XX} at an offset stands for; -1 where there is none. */
    private static int byteAt(String text, int percent) {
        if (percent + 2 >= text.length() || text.charAt(percent) != '%') {
            return -1;
        }
        int high = digit(text.charAt(percent + 1));
        int low = digit(text.charAt(percent + 2));
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static int digit(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    static String decode(String url) {
        if (url.indexOf('%') < 0) {
            return url;
        }
        StringBuilder out = new StringBuilder(url.length());
        ByteBuffer run = ByteBuffer.allocate(url.length() / 3 + 1);
        int i = 0;
        while (i < url.length()) {
            int octet = byteAt(url, i);
            if (octet < 0) {
                decode(run, out);
                out.append(url.charAt(i++));
                continue;
            }
            if (octet < 128) {
                decode(run, out);
                if (STAYS_ENCODED.indexOf(octet) >= 0) {
                    append(octet, out);
                } else {
                    out.append((char) octet);
                }
            } else {
                run.put((byte) octet);
            }
            i += 3;
        }
        decode(run, out);
        return out.toString();
    }

    /** One U+FFFD for each byte that is none of UTF-8. */
    private static void decode(ByteBuffer run, StringBuilder out) {
        run.flip();
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT);
        CharBuffer chars = CharBuffer.allocate(run.remaining() + 1);
        CoderResult result = decoder.decode(run, chars, true);
        while (result.isError()) {
            for (int bad = result.length(); bad > 0 && run.hasRemaining(); bad--) {
                run.get();
                chars.put('\uFFFD');
            }
            result = decoder.decode(run, chars, true);
        }
        out.append(chars.flip());
        run.clear();
    }
}
