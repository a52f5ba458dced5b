package blogjar.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECKey;

/** Puts a signature behind what is signed, as certificates and requests for them have it (RFC 5280, 4.1.1). */
final class Signed {
    private static final byte[] NULL = {0x05, 0};
    private static final byte[] NOT_CUT = {0}; // no unused bits

    private Signed() {}

    /** How a key signs: SHA-256, and SHA-384 with larger curves. */
    private enum Scheme {
        ECDSA_SHA256("SHA256withECDSA", "2a8648ce3d040302"),
        ECDSA_SHA384("SHA384withECDSA", "2a8648ce3d040303"),
        RSA_SHA256("SHA256withRSA", "2a864886f70d01010b");

        private final String name;
        private final String identifier;

        Scheme(String name, String identifier) {
            this.name = name;
            this.identifier = identifier;
        }

        static Scheme of(KeyPair key) {
            if (!(key.getPrivate() instanceof ECKey ec)) {
                return RSA_SHA256;
            }
            return ec.getParams().getOrder().bitLength() > 256 ? ECDSA_SHA384 : ECDSA_SHA256;
        }

        byte[] algorithm() {
            byte[] oid = Der.identifier(identifier);
            return this == RSA_SHA256 ? Der.write(Der.SEQUENCE, oid, NULL) : Der.write(Der.SEQUENCE, oid);
        }
    }

    /** The identifier of the algorithm with which a key signs. */
    static byte[] algorithm(KeyPair key) {
        return Scheme.of(key).algorithm();
    }

    /** @param content a whole element */
    static byte[] by(KeyPair key, byte[] content) {
        Scheme scheme = Scheme.of(key);
        try {
            Signature signature = Signature.getInstance(scheme.name);
            signature.initSign(key.getPrivate());
            signature.update(content);
            return Der.write(
                    Der.SEQUENCE, content, scheme.algorithm(), Der.write(Der.BIT_STRING, NOT_CUT, signature.sign()));
        } catch (GeneralSecurityException otherKind) {
            throw new IllegalArgumentException("a key of ECDSA or RSA is needed", otherKind);
        }
    }
}
