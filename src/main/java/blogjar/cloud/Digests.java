package blogjar.cloud;

import blogjar.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Checksums and signatures as services want them, in lower-case hexadecimal digits. */
public final class Digests {
    private Digests() {}

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** One to be fed piece by piece. */
    public static MessageDigest sha256() {
        return Sha256.begin();
    }

    public static String sha256(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    public static String sha256(String text) {
        return sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String sha256(Path file) throws IOException {
        return of(file, sha256());
    }

    public static String md5(byte[] bytes) {
        return hex(md5().digest(bytes));
    }

    public static String md5(Path file) throws IOException {
        return of(file, md5());
    }

    /** HMAC-SHA256. */
    public static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HMAC-SHA256", impossible);
        }
    }

    public static byte[] hmac(String key, String text) {
        return hmac(key.getBytes(StandardCharsets.UTF_8), text);
    }

    private static String of(Path file, MessageDigest digest) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
        return hex(digest.digest());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
