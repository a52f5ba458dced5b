package blogjar.deploy.s3;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Paths and queries as they are both sent and signed: all but letters, digits and {@code -._~} by their UTF-8 bytes. */
final class UriText {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private UriText() {}

    /** With its slashes. */
    static String path(String key) {
        return encoded(key, true);
    }

    static String query(SortedMap<String, String> query) {
        return query.entrySet().stream()
                .map((Map.Entry<String, String> one) ->
                        encoded(one.getKey(), false) + "=" + encoded(one.getValue(), false))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text, boolean slashes) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (one & 0xff);
            if (c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || "-._~".indexOf(c) >= 0
                    || slashes && c == '/') {
                out.append(c);
            } else {
                out.append('%').append(HEX.toHexDigits(one));
            }
        }
        return out.toString();
    }
}
