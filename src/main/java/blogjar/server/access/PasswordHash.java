package blogjar.server.access;

import blogjar.diagnostic.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A hash of a password in one of the forms of Apache's {@code htpasswd} that keep it secret.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/misc/password_encryptions.html">Password Formats</a>
 */
record PasswordHash(String text) {
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");
    private static final Pattern APR1 = Pattern.compile("\\$apr1\\$[./A-Za-z0-9]{1,8}\\$[./A-Za-z0-9]{22}");
    private static final Pattern SHA1 = Pattern.compile("\\{SHA\\}[+/A-Za-z0-9]{27}=");

    /** Empty for what is none of the forms. */
    static Optional<PasswordHash> parse(String text) {
        boolean known = BCRYPT.matcher(text).matches()
                || APR1.matcher(text).matches()
                || SHA1.matcher(text).matches();
        return known ? Optional.of(new PasswordHash(text)) : Optional.empty();
    }

    /** What is wrong with a text that is no such hash; it is not repeated, as it may be a password. */
    static Problem refused(String text, String user) {
        String kind = text.startsWith("$2")
                ? "a bcrypt hash with a cost that is not from 4 to 15, or one that is cut off"
                : text.startsWith("$5$") || text.startsWith("$6$")
                        ? "a hash of crypt with SHA-2, which is not known here"
                        : "no hash: a plain password, or one of the old crypt, would be known to who reads the file";
        return Problem.error("the password of '" + user + "' is " + kind)
                .expected("bcrypt ($2y$…), apr1 ($apr1$…) or {SHA}…")
                .fix("write it with: htpasswd -B FILE " + user);
    }

    /** Takes its time: with bcrypt of the usual cost a tenth of a second or so. */
    boolean isOf(String password) {
        if (text.startsWith("$2")) {
            return Bcrypt.verify(password, text);
        }
        return text.startsWith("$apr1$") ? Apr1.verify(password, text) : isSha1(password);
    }

    private boolean isSha1(String password) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8));
            return MessageDigest.isEqual(digest, Base64.getDecoder().decode(text.substring("{SHA}".length())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public String toString() {
        return "(a password)";
    }
}
