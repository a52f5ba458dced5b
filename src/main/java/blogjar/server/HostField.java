package blogjar.server;

import blogjar.text.IpAddress;
import java.util.regex.Pattern;

/**
 * The form of a name with a port perhaps, as a {@code Host} field, an {@code :authority} or a target has it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2">RFC 3986, 3.2.2 and 3.2.3</a>
 */
final class HostField {
    private static final String OF_A_NAME = "-._~!$&'()*+,;=";
    private static final Pattern LATER_ADDRESS = Pattern.compile("v[0-9A-Fa-f]+\\.[0-9A-Za-z:\\-._~!$&'()*+,;=]+");
    /** No name has more than 255 octets (RFC 1035, 2.3.4), but each may be written as three. */
    static final int LONGEST = 1024;

    private static final int MOST_PORT = 65_535;
    private static final int MOST_PORT_DIGITS = 5;

    private HostField() {}

    /** Whether it is well-formed; nothing at all is, too, but a port without a name is of no use (RFC 9110, 4.2.1). */
    static boolean isValid(String value) {
        if (value.length() > LONGEST) {
            return false;
        }
        int colon = value.lastIndexOf(':');
        if (colon <= value.lastIndexOf(']')) {
            return isHost(value);
        }
        return colon > 0 && isPort(value.substring(colon + 1)) && isHost(value.substring(0, colon));
    }

    private static boolean isPort(String digits) {
        return digits.isEmpty()
                || digits.length() <= MOST_PORT_DIGITS
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                        && Integer.parseInt(digits) <= MOST_PORT;
    }

    private static boolean isHost(String host) {
        if (host.startsWith("[")) {
            String literal = host.endsWith("]") ? host.substring(1, host.length() - 1) : "";
            return literal.indexOf(':') >= 0 && IpAddress.parse(literal) != null
                    || LATER_ADDRESS.matcher(literal).matches();
        }
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c == '%') {
                if (i + 2 >= host.length() || !isHex(host.charAt(i + 1)) || !isHex(host.charAt(i + 2))) {
                    return false;
                }
            } else if (!isLetterOrDigit(c) && OF_A_NAME.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    private static boolean isLetterOrDigit(char c) {
        return c < 0x80 && Character.isLetterOrDigit(c);
    }
}
