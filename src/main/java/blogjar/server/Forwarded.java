package blogjar.server;

import blogjar.text.IpAddress;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one proxy says of a request that it passed on.
 *
 * @param client who asked it; null where it does not tell an address
 * @param proto the scheme by which it was asked; empty where it does not tell
 * @param host the Host field that it got; empty where it does not tell
 */
record Forwarded(@Nullable InetAddress client, String proto, String host) {

    /**
     * The field {@code Forwarded}, by the order in which the proxies wrote it; what is malformed ends the list, as nothing
     * to its left can be trusted.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc7239#section-4">RFC 7239, 4</a>
     */
    static List<Forwarded> of(List<String> fields) {
        List<Forwarded> all = new ArrayList<>();
        if (fields.isEmpty()) {
            return all;
        }
        for (String element : split(String.join(",", fields), ',')) {
            String client = "";
            String proto = "";
            String host = "";
            for (String pair : split(element, ';')) {
                int equals = pair.indexOf('=');
                String value =
                        equals < 0 ? "" : unquoted(pair.substring(equals + 1).strip());
                switch (equals < 0 ? "" : pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
                    case "for" -> client = value;
                    case "proto" -> proto = value;
                    case "host" -> host = value;
                    default -> {
                        // by= and what others may have added
                    }
                }
            }
            all.add(new Forwarded(IpAddress.parseHost(client), proto, host));
        }
        return all;
    }

    /** The fields {@code X-Forwarded-For}, {@code -Proto} and {@code -Host}; the latter two may have one value for all. */
    static List<Forwarded> of(List<String> clients, List<String> protos, List<String> hosts) {
        List<String> addresses = plainSplit(String.join(",", clients), ',');
        List<String> schemes = plainSplit(String.join(",", protos), ',');
        List<String> names = plainSplit(String.join(",", hosts), ',');
        List<Forwarded> all = new ArrayList<>();
        for (int i = 0; i < addresses.size(); i++) {
            all.add(new Forwarded(
                    IpAddress.parseHost(addresses.get(i)),
                    at(schemes, i, addresses.size()),
                    at(names, i, addresses.size())));
        }
        return all;
    }

    /** The value of one proxy where each added its own, else the last, as only the nearest proxy can be asked. */
    private static String at(List<String> values, int index, int count) {
        if (values.isEmpty()) {
            return "";
        }
        return values.get(values.size() == count ? index : values.size() - 1);
    }

    /**
     * Parts outside of quotes. Where a quote has no end, a client may have begun it to hide what the proxy appended, so
     * that then quotes count for nothing.
     */
    private static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>();
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                parts.add(text.substring(from, i).strip());
                from = i + 1;
            }
        }
        parts.add(text.substring(from).strip());
        return quoted ? plainSplit(text, separator) : parts;
    }

    private static List<String> plainSplit(String text, char separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int to = text.indexOf(separator); to >= 0; to = text.indexOf(separator, from)) {
            parts.add(text.substring(from, to).strip());
            from = to + 1;
        }
        parts.add(text.substring(from).strip());
        return parts.size() == 1 && parts.get(0).isEmpty() ? List.of() : parts;
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1).replace("\\", "")
                : value;
    }
}
