package blogjar.redirect;

import blogjar.text.Percent;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Paths as they are compared, and as they are sent. */
final class Paths {
    private static final String INDEX = "index.html";

    /** What may stand in a path as it is (RFC 3986, 3.3). */
    private static final String IN_PATH = "-._~!$&'()*+,;=:@/";

    /** What may stand in a value of a query, where {@code &}, {@code =} and {@code +} have a meaning. */
    private static final String IN_QUERY = "-._~/";

    /** What may stand anywhere in an address (RFC 3986, 2); the sign before an encoded byte is among it. */
    private static final String IN_ADDRESS = "!#$%&'()*+,-./:;=?@[]_~";

    /** A percent sign that begins no encoded byte. */
    private static final Pattern LONE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private Paths() {}

    /** A path without what makes no other page of it: {@code /} or {@code index.html} at its end. */
    static String key(String path) {
        String folder = path;
        if (path.endsWith(INDEX)
                && (path.length() == INDEX.length() || path.charAt(path.length() - INDEX.length() - 1) == '/')) {
            folder = path.substring(0, path.length() - INDEX.length());
        }
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }

    /** The first segment of a path. */
    static String first(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** A decoded value as it is written into an address. */
    static String encodeValue(String value, boolean query) {
        return Percent.encode(value, query ? IN_QUERY : IN_PATH);
    }

    /** What an author wrote as it is sent: {@code %XX} stays, and what can't stand in an address is encoded. */
    static String encode(String written) {
        return LONE.matcher(Percent.encode(written, IN_ADDRESS)).replaceAll("%25");
    }

    /** The text of percent-encoded UTF-8; null where it is none. */
    static @Nullable String decode(String written) {
        if (written.indexOf('%') < 0) {
            return written;
        }
        byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
        ByteBuffer out = ByteBuffer.allocate(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%') {
                if (i + 2 >= bytes.length || !isHex(bytes[i + 1]) || !isHex(bytes[i + 2])) {
                    return null;
                }
                out.put((byte) (Character.digit(bytes[i + 1], 16) << 4 | Character.digit(bytes[i + 2], 16)));
                i += 2;
            } else {
                out.put(bytes[i]);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(out.flip()).toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    private static boolean isHex(byte b) {
        return b > 0 && Character.digit(b, 16) >= 0;
    }
}
