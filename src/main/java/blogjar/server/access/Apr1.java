package blogjar.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Apache's form of crypt with MD5, as {@code htpasswd -m} writes it: {@code $apr1$salt$hash}. */
final class Apr1 {
    private static final String PREFIX = "$apr1$";
    private static final String ALPHABET = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int ROUNDS = 1000;
    private static final int DIGEST = 16;

    private Apr1() {}

    /** @param hash whose form has been checked */
    static boolean verify(String password, String hash) {
        String salt = hash.substring(PREFIX.length(), hash.lastIndexOf('$'));
        byte[] made = hash(password, salt).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(made, hash.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(String text, String salted) {
        byte[] password = text.getBytes(StandardCharsets.UTF_8);
        byte[] salt = salted.getBytes(StandardCharsets.US_ASCII);
        MessageDigest md5 = md5();
        md5.update(password);
        md5.update(salt);
        byte[] inner = md5.digest(password);
        md5.update(password);
        md5.update(PREFIX.getBytes(StandardCharsets.US_ASCII));
        md5.update(salt);
        for (int left = password.length; left > 0; left -= DIGEST) {
            md5.update(inner, 0, Math.min(left, DIGEST));
        }
        for (int left = password.length; left > 0; left >>= 1) {
            md5.update((left & 1) == 1 || password.length == 0 ? 0 : password[0]);
        }
        byte[] digest = md5.digest();
        for (int round = 0; round < ROUNDS; round++) {
            md5.update(round % 2 == 1 ? password : digest);
            if (round % 3 != 0) {
                md5.update(salt);
            }
            if (round % 7 != 0) {
                md5.update(password);
            }
            digest = md5.digest(round % 2 == 1 ? digest : password);
        }
        return PREFIX + salted + "$" + text(digest);
    }

    private static String text(byte[] digest) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            int last = i == 4 ? 5 : i + 12;
            append(out, (digest[i] & 0xff) << 16 | (digest[i + 6] & 0xff) << 8 | digest[last] & 0xff, 4);
        }
        append(out, digest[11] & 0xff, 2);
        Arrays.fill(digest, (byte) 0);
        return out.toString();
    }

    private static void append(StringBuilder out, int value, int characters) {
        for (int i = 0; i < characters; i++) {
            out.append(ALPHABET.charAt(value >> 6 * i & 0x3f));
        }
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
