package blogjar.tls;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The certificate that shows a CA, in a handshake of protocol {@code acme-tls/1}, that a name is ours (RFC 8737, 3). */
public final class ChallengeCertificate {
    private static final BigInteger VERSION_3 = BigInteger.TWO;
    private static final String COMMON_NAME = "550403"; // 2.5.4.3
    private static final int SERIAL_BITS = 120;

    /** Long, so that no clock is so wrong that it matters. */
    private static final Duration VALID = Duration.ofDays(7);

    private ChallengeCertificate() {}

    /**
     * A certificate that the key signs itself.
     *
     * @param name of a host, or an address as text
     * @param hash SHA-256 of the key authorization
     */
    public static X509Certificate of(KeyPair key, String name, byte[] hash, Instant now) {
        byte[] issuer = commonName("ACME challenge");
        byte[] content = Der.write(
                Der.SEQUENCE,
                Der.write(Der.CONTEXT_0, Der.integer(VERSION_3)),
                Der.integer(new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(SERIAL_BITS)),
                Signed.algorithm(key),
                issuer,
                Der.write(Der.SEQUENCE, time(now.minus(VALID)), time(now.plus(VALID))),
                issuer,
                key.getPublic().getEncoded(),
                Der.write(
                        Der.CONTEXT_3,
                        Der.write(Der.SEQUENCE, Extensions.names(List.of(name)), Extensions.acmeIdentifier(hash))));
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(Signed.by(key, content)));
        } catch (CertificateException impossible) {
            throw new IllegalStateException("Java reads what is written by the rules", impossible);
        }
    }

    private static byte[] commonName(String name) {
        byte[] text = Der.write(Der.UTF8_STRING, name.getBytes(StandardCharsets.UTF_8));
        return Der.write(Der.SEQUENCE, Der.write(Der.SET, Der.write(Der.SEQUENCE, Der.identifier(COMMON_NAME), text)));
    }

    /** Good until 2049 (RFC 5280, 4.1.2.5). */
    private static byte[] time(Instant at) {
        String text = DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'")
                .withZone(ZoneOffset.UTC)
                .format(at);
        return Der.write(Der.UTC_TIME, text.getBytes(StandardCharsets.US_ASCII));
    }
}
