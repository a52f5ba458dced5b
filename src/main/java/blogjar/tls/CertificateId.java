package blogjar.tls;

import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;

/** The name by which a CA is asked about one of its certificates (RFC 9773, 4.1). */
public final class CertificateId {
    private static final String AUTHORITY_KEY = "2.5.29.35";
    private static final int KEY_IDENTIFIER = 0x80;

    private CertificateId() {}

    /** Empty for a certificate that does not name the key of its issuer. */
    public static Optional<String> of(X509Certificate certificate) {
        byte[] extension = certificate.getExtensionValue(AUTHORITY_KEY);
        if (extension == null) {
            return Optional.empty();
        }
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String serial = encoder.encodeToString(certificate.getSerialNumber().toByteArray());
        try {
            return Der.read(Der.read(extension).get(0).content()).get(0).elements().stream()
                    .filter(element -> element.is(KEY_IDENTIFIER))
                    .map(element -> encoder.encodeToString(element.content()) + '.' + serial)
                    .findFirst();
        } catch (IllegalArgumentException | IndexOutOfBoundsException damaged) {
            return Optional.empty();
        }
    }
}
