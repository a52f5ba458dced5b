package blogjar.text;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Internet addresses as text; no name is ever looked up. */
public final class IpAddress {
    private static final int IPV6_KEPT = 6;
    private static final int LONGEST_TEXT = 39;

    /** A zone is for one machine only (RFC 4007) and has no place in a field. */
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:]{2,39}|[0-9A-Fa-f:]{2,30}:[0-9.]{7,15}");

    private static final Pattern IPV4 =
            Pattern.compile("(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)){3}");

    private IpAddress() {}

    /** An address as it is written; null for anything else. IPv4 in the form of IPv6 is IPv4. */
    public static @Nullable InetAddress parse(String text) {
        if (!IPV4.matcher(text).matches()
                && !(text.indexOf(':') >= 0 && IPV6.matcher(text).matches())) {
            return null;
        }
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException malformed) {
            return null;
        }
    }

    /** The address of {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, or of one without a port; null for anything else. */
    public static @Nullable InetAddress parseHost(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? null : parse(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean port = colon >= 0 && colon == text.lastIndexOf(':');
        return parse(port ? text.substring(0, colon) : text);
    }

    /** Whether it is for one machine or network only, so that nobody else's packets come there (RFC 1918, 4193, 6598). */
    public static boolean isPrivate(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean shared = bytes.length == 4 && (bytes[0] & 0xff) == 100 && (bytes[1] & 0xc0) == 64;
        boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return shared
                || unique
                || address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }

    /** {@code 192.0.2.1}, or IPv6 in the form of RFC 5952: {@code 2001:db8::1}. */
    public static String text(InetAddress address) {
        return address instanceof Inet6Address ? ipv6(address.getAddress()) : address.getHostAddress();
    }

    /** The network of an address: {@code 192.0.2.0}, {@code 2001:db8:1::}. */
    public static String masked(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            for (int i = IPV6_KEPT; i < bytes.length; i++) {
                bytes[i] = 0;
            }
            return ipv6(bytes);
        }
        String text = address.getHostAddress();
        return text.substring(0, text.lastIndexOf('.')) + ".0";
    }

    private static String ipv6(byte[] bytes) {
        int[] groups = new int[bytes.length / 2];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int from = -1;
        int longest = 1;
        for (int i = 0; i < groups.length; i++) {
            int run = zeros(groups, i);
            if (run > longest) {
                longest = run;
                from = i;
            }
        }
        StringBuilder text = new StringBuilder(LONGEST_TEXT);
        for (int i = 0; i < groups.length; i++) {
            if (i == from) {
                text.append("::");
                i += longest - 1;
            } else {
                if (i > 0 && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    private static int zeros(int[] groups, int from) {
        int to = from;
        while (to < groups.length && groups[to] == 0) {
            to++;
        }
        return to - from;
    }
}
