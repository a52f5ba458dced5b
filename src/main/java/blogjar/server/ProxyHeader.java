package blogjar.server;

import blogjar.text.IpAddress;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a proxy says before anything else on a connection: PROXY protocol, versions 1 and 2.
 *
 * @param length bytes of it
 * @param client who asked the proxy; null where it asks for itself, or does not tell
 * @see <a href="https://www.haproxy.org/download/2.9/doc/proxy-protocol.txt">The PROXY protocol</a>
 */
record ProxyHeader(int length, @Nullable InetSocketAddress client) {
    /** Of version 2, whose additions are passed over; those that proxies write are far smaller. */
    static final int LONGEST = 4096;

    private static final byte[] V1 = "PROXY ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] V2 = {'\r', '\n', '\r', '\n', 0, '\r', '\n', 'Q', 'U', 'I', 'T', '\n'};
    private static final int LONGEST_V1 = 107;
    private static final int V2_START = 16;
    private static final int TCP4 = 0x11;
    private static final int TCP6 = 0x21;
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int PORTS = 4;

    /** A client's connection does not begin as it must. */
    static final class MalformedException extends Exception {
        private static final long serialVersionUID = 1L;

        MalformedException(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Reads the beginning of a connection.
     *
     * @param read what came so far, from its position to its limit, which are left
     * @return null as long as there is not enough
     */
    static @Nullable ProxyHeader parse(ByteBuffer read) throws MalformedException {
        if (!read.hasRemaining()) {
            return null;
        }
        boolean first = read.get(read.position()) == V1[0];
        byte[] signature = first ? V1 : V2;
        for (int i = 0; i < Math.min(signature.length, read.remaining()); i++) {
            if (read.get(read.position() + i) != signature[i]) {
                throw new MalformedException("no header of the PROXY protocol");
            }
        }
        if (read.remaining() < signature.length) {
            return null;
        }
        return first ? version1(read) : version2(read);
    }

    private static @Nullable ProxyHeader version1(ByteBuffer read) throws MalformedException {
        int most = Math.min(read.remaining(), LONGEST_V1);
        for (int i = 0; i < most; i++) {
            if (read.get(read.position() + i) == '\n') {
                byte[] line = new byte[i + 1];
                read.duplicate().get(line);
                return version1(new String(line, StandardCharsets.US_ASCII));
            }
        }
        if (most == LONGEST_V1) {
            throw new MalformedException("a line that is too long");
        }
        return null;
    }

    private static ProxyHeader version1(String line) throws MalformedException {
        if (!line.endsWith("\r\n")) {
            throw new MalformedException("a line that does not end as it must");
        }
        String[] words = line.substring(0, line.length() - 2).split(" ", -1);
        if (words[1].equals("UNKNOWN")) {
            return new ProxyHeader(line.length(), null);
        }
        boolean ipv4 = words[1].equals("TCP4");
        if (words.length != 6 || !ipv4 && !words[1].equals("TCP6")) {
            throw new MalformedException("a line of other words");
        }
        InetAddress client = IpAddress.parse(words[2]);
        InetAddress server = IpAddress.parse(words[3]);
        if (client == null
                || server == null
                || ipv4 != words[2].indexOf(':') < 0
                || ipv4 != words[3].indexOf(':') < 0) {
            throw new MalformedException("an address that is none");
        }
        port(words[5]);
        return new ProxyHeader(line.length(), new InetSocketAddress(client, port(words[4])));
    }

    private static int port(String word) throws MalformedException {
        int port = word.matches("0|[1-9]\\d{0,4}") ? Integer.parseInt(word) : -1;
        if (port < 0 || port > 0xffff) {
            throw new MalformedException("a port that is none");
        }
        return port;
    }

    private static @Nullable ProxyHeader version2(ByteBuffer read) throws MalformedException {
        if (read.remaining() < V2_START) {
            return null;
        }
        int at = read.position() + V2.length;
        int command = read.get(at) & 0xff;
        int kind = read.get(at + 1) & 0xff;
        int rest = read.getShort(at + 2) & 0xffff;
        if (command != 0x20 && command != 0x21) {
            throw new MalformedException("a version or command that is not known");
        }
        if (V2_START + rest > LONGEST) {
            throw new MalformedException("a header that is too long");
        }
        if (read.remaining() < V2_START + rest) {
            return null;
        }
        boolean local = command == 0x20;
        return new ProxyHeader(V2_START + rest, local ? null : client(read, read.position() + V2_START, kind, rest));
    }

    /** Null for kinds that are no TCP over IP, which a receiver may take for a proxy that does not tell. */
    private static @Nullable InetSocketAddress client(ByteBuffer read, int at, int kind, int rest)
            throws MalformedException {
        if (kind != TCP4 && kind != TCP6) {
            return null;
        }
        int bytes = kind == TCP4 ? IPV4_BYTES : IPV6_BYTES;
        if (rest < 2 * bytes + PORTS) {
            throw new MalformedException("a header without its addresses");
        }
        byte[] address = new byte[bytes];
        read.duplicate().position(at).get(address);
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), read.getShort(at + 2 * bytes) & 0xffff);
        } catch (UnknownHostException impossible) {
            throw new MalformedException("an address of " + bytes + " bytes");
        }
    }
}
