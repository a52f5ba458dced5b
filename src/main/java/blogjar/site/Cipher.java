package blogjar.site;

import blogjar.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM with a key that PBKDF2-SHA256 derives from a password, in the form that browsers' Web Crypto reads.
 *
 * <p>Nothing here is random, as two builds of one blog are to be the same to the byte. The salt is made of the blog's
 * address: it tells nothing of password or text, and one derivation, which takes up to a second, serves all articles with
 * one password. The nonce is a keyed hash of text and place (the idea of AES-GCM-SIV, RFC 8452): another text gets another
 * nonce, and who lacks the key learns from it at most that an article has not changed.
 */
final class Cipher {
    private static final int KEY_BITS = 256;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final byte[] salt;
    private final byte[] key;

    /** What is published, all in hexadecimal. */
    record Sealed(String salt, String nonce, String text) {}

    /**
     * @param password not empty
     * @param salt that no other blog has
     * @param iterations of PBKDF2: what each guess of the password costs
     */
    Cipher(String password, byte[] salt, int iterations) {
        this.salt = salt;
        try {
            PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, KEY_BITS);
            this.key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has PBKDF2", absent);
        }
    }

    /** @param place of the text, so that two equal ones do not look equal */
    Sealed seal(String text, String place) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        HexFormat hex = HexFormat.of();
        try {
            byte[] nonceKey = keyed(key, "nonce".getBytes(StandardCharsets.UTF_8));
            byte[] hashed = (place + "\n" + text).getBytes(StandardCharsets.UTF_8);
            byte[] nonce = Arrays.copyOf(keyed(nonceKey, hashed), NONCE_BYTES);
            javax.crypto.Cipher aes = javax.crypto.Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(
                    javax.crypto.Cipher.ENCRYPT_MODE,
                    new SecretKeySpec(key, "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return new Sealed(hex.formatHex(salt), hex.formatHex(nonce), hex.formatHex(aes.doFinal(bytes)));
        } catch (GeneralSecurityException absent) {
            throw new IllegalStateException("every Java has AES-GCM", absent);
        }
    }

    private static byte[] keyed(byte[] key, byte[] text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text);
    }

    /** 32 bytes that stand for a text. */
    static byte[] hash(String text) {
        return Sha256.of(text);
    }
}
