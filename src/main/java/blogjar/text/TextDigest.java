package blogjar.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Checksums by which others know a text, in hexadecimal digits; these keep no secret. */
public final class TextDigest {
    private TextDigest() {}

    /** 32 digits, as Gravatar, Gitalk and others have it. */
    public static String md5(String text) {
        return of("MD5", text);
    }

    /** 40 digits, as Hexo makes names of it. */
    public static String sha1(String text) {
        return of("SHA-1", text);
    }

    private static String of(String algorithm, String text) {
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) { // every Java has both
            throw new IllegalStateException(impossible);
        }
    }
}
