package blogjar.tls;

import java.math.BigInteger;
import java.security.KeyPair;
import java.util.List;

/** A request for a certificate, to be sent to a CA (PKCS#10, RFC 2986). */
public final class CertificateRequest {
    private static final String EXTENSION_REQUEST = "2a864886f70d01090e"; // 1.2.840.113549.1.9.14

    private CertificateRequest() {}

    /**
     * A request in DER. Its subject is empty, as names stand among the alternative ones only (RFC 9525, 2).
     *
     * @param key of ECDSA or RSA, which signs the request and is certified
     * @param names as the DNS has them, {@code *.example.com} and addresses among them
     */
    public static byte[] of(KeyPair key, List<String> names) {
        byte[] extensions = Der.write(Der.SEQUENCE, Extensions.names(names));
        byte[] attribute = Der.write(Der.SEQUENCE, Der.identifier(EXTENSION_REQUEST), Der.write(Der.SET, extensions));
        byte[] info = Der.write(
                Der.SEQUENCE,
                Der.integer(BigInteger.ZERO),
                Der.write(Der.SEQUENCE),
                key.getPublic().getEncoded(),
                Der.write(Der.CONTEXT_0, attribute));
        return Signed.by(key, info);
    }
}
