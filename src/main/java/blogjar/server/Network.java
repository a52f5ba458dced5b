package blogjar.server;

import blogjar.text.IpAddress;
import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of addresses: {@code 10.0.0.0/8}, {@code fd00::/8}, or one address.
 *
 * @param address any of it
 * @param bits those that all of its addresses share
 */
record Network(InetAddress address, int bits) {
    private static final int BITS_OF_BYTE = 8;

    /** Empty for what is no network. */
    static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return Optional.empty();
        }
        int most = address.getAddress().length * BITS_OF_BYTE;
        String length = slash < 0 ? Integer.toString(most) : text.substring(slash + 1);
        if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > most) {
            return Optional.empty();
        }
        return Optional.of(new Network(address, Integer.parseInt(length)));
    }

    boolean contains(InetAddress other) {
        byte[] mine = address.getAddress();
        byte[] theirs = other.getAddress();
        if (mine.length != theirs.length) {
            return false;
        }
        int whole = bits / BITS_OF_BYTE;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != theirs[i]) {
                return false;
            }
        }
        int rest = BITS_OF_BYTE - bits % BITS_OF_BYTE;
        return rest == BITS_OF_BYTE || (mine[whole] & 0xff) >> rest == (theirs[whole] & 0xff) >> rest;
    }
}
