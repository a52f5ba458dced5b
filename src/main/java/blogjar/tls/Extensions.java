package blogjar.tls;

import blogjar.text.IpAddress;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Extensions of a certificate, as DER (RFC 5280, 4.2). */
final class Extensions {
    private static final String ALTERNATIVE_NAMES = "551d11"; // 2.5.29.17
    private static final String ACME_IDENTIFIER = "2b0601050507011f"; // 1.3.6.1.5.5.7.1.31
    private static final int DNS_NAME = 0x82;
    private static final int IP_ADDRESS = 0x87;
    private static final byte[] TRUE = Der.write(Der.BOOLEAN, new byte[] {(byte) 0xff});

    private Extensions() {}

    /** @param names of hosts, or addresses as text */
    static byte[] names(List<String> names) {
        byte[][] general = names.stream().map(Extensions::name).toArray(byte[][]::new);
        return Der.write(
                Der.SEQUENCE,
                Der.identifier(ALTERNATIVE_NAMES),
                Der.write(Der.OCTET_STRING, Der.write(Der.SEQUENCE, general)));
    }

    private static byte[] name(String name) {
        InetAddress address = IpAddress.parse(name);
        return address == null
                ? Der.write(DNS_NAME, name.getBytes(StandardCharsets.US_ASCII))
                : Der.write(IP_ADDRESS, address.getAddress());
    }

    /** @param hash SHA-256 of a key authorization (RFC 8737, 3) */
    static byte[] acmeIdentifier(byte[] hash) {
        return Der.write(
                Der.SEQUENCE,
                Der.identifier(ACME_IDENTIFIER),
                TRUE,
                Der.write(Der.OCTET_STRING, Der.write(Der.OCTET_STRING, hash)));
    }
}
