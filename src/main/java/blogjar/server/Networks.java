package blogjar.server;

import java.net.Inet6Address;
import java.net.InetAddress;

/** Internet addresses as text. */
final class Networks {
    private static final int IPV6_KEPT = 6;
    private static final int LONGEST_TEXT = 39;

    private Networks() {}

    /** {@code 192.0.2.1}, or IPv6 in the form of RFC 5952: {@code 2001:db8::1}. */
    static String text(InetAddress address) {
        return address instanceof Inet6Address ? ipv6(address.getAddress()) : address.getHostAddress();
    }

    /** The network of an address: {@code 192.0.2.0}, {@code 2001:db8:1::}. */
    static String masked(InetAddress address) {
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
