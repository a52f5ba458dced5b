package blogjar.acme;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of key for which certificates are issued. */
public enum KeyKind {
    P256("ecdsa", "secp256r1", 256),
    P384("p384", "secp384r1", 384),
    RSA2048("rsa", "", 2048),
    RSA3072("rsa3072", "", 3072),
    RSA4096("rsa4096", "", 4096);

    private final String word;
    private final String curve;
    private final int bits;

    KeyKind(String word, String curve, int bits) {
        this.word = word;
        this.curve = curve;
        this.bits = bits;
    }

    /** As it is written in the settings. */
    public String word() {
        return word;
    }

    public boolean isRsa() {
        return curve.isEmpty();
    }

    public int bits() {
        return bits;
    }

    /** Empty for a word that is none. */
    public static Optional<KeyKind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }

    /** A new key. */
    public KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(isRsa() ? "RSA" : "EC");
            if (isRsa()) {
                generator.initialize(bits, new SecureRandom());
            } else {
                generator.initialize(new ECGenParameterSpec(curve), new SecureRandom());
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has RSA and ECDSA", impossible);
        }
    }
}
