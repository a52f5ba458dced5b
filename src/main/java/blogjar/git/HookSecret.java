package blogjar.git;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a message that something was pushed proves itself by. GitHub, Gitea, Forgejo and Gogs sign the body by HMAC-SHA256; GitLab sends
 * the secret itself; Gitee sends it, or signs the time with it. All of it is compared in constant time.
 *
 * @see <a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">GitHub</a>
 * @see <a href="https://forgejo.org/docs/latest/user/webhooks/">Forgejo</a>
 * @see <a href="https://docs.gitlab.com/user/project/integrations/webhooks/">GitLab</a>
 */
public final class HookSecret {
    /** For how long a signature of Gitee's is good. */
    private static final Duration FRESH = Duration.ofHours(1);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String GITHUB = "X-Hub-Signature-256";
    private static final String GITHUB_BEGINS = "sha256=";
    private static final List<String> SIGNED = List.of("X-Forgejo-Signature", "X-Gitea-Signature", "X-Gogs-Signature");
    private static final String GITLAB = "X-Gitlab-Token";
    private static final String GITEE = "X-Gitee-Token";
    private static final String GITEE_TIME = "X-Gitee-Timestamp";

    private final byte[] secret;
    private final Clock clock;

    /** @param secret not empty */
    public HookSecret(String secret, Clock clock) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.clock = clock;
        if (this.secret.length == 0) {
            throw new IllegalArgumentException("an empty secret is known to everybody");
        }
    }

    /**
     * Begins to look at a message.
     *
     * @param fields its header fields, by name
     */
    public Proof of(UnaryOperator<@Nullable String> fields) {
        String signature = signature(fields);
        if (signature != null) {
            return new Proof(mac(), hex(signature), false);
        }
        String token = fields.apply(GITLAB);
        if (token != null) {
            return new Proof(null, null, isSecret(token));
        }
        String gitee = fields.apply(GITEE);
        return new Proof(null, null, gitee != null && isGitee(gitee, fields.apply(GITEE_TIME)));
    }

    private static @Nullable String signature(UnaryOperator<@Nullable String> fields) {
        String github = fields.apply(GITHUB);
        if (github != null) {
            return github.startsWith(GITHUB_BEGINS) ? github.substring(GITHUB_BEGINS.length()) : "";
        }
        return SIGNED.stream().map(fields).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private static byte[] hex(String digits) {
        try {
            return HexFormat.of().parseHex(digits.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            return new byte[0];
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private boolean isSecret(String given) {
        // Of hashes, as the time for texts of two lengths would tell the length.
        return MessageDigest.isEqual(mac().doFinal(given.getBytes(StandardCharsets.UTF_8)), mac().doFinal(secret));
    }

    /** The secret itself, or the time and the secret, signed; which of both, its owner chooses there. */
    private boolean isGitee(String token, @Nullable String time) {
        if (isSecret(token)) {
            return true;
        }
        if (time == null || !time.matches("\\d{1,15}")) {
            return false;
        }
        Duration age = Duration.between(Instant.ofEpochMilli(Long.parseLong(time)), clock.instant());
        Mac mac = mac();
        mac.update((time + "\n").getBytes(StandardCharsets.UTF_8));
        String expected = Base64.getEncoder().encodeToString(mac.doFinal(secret));
        return age.abs().compareTo(FRESH) < 0
                && isSame(
                        expected, token.replace("%2B", "+").replace("%2F", "/").replace("%3D", "="));
    }

    private static boolean isSame(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    /** The look at one message. */
    public static final class Proof {
        private final @Nullable Mac mac;
        private final byte @Nullable [] signature;
        private final boolean known;

        private Proof(@Nullable Mac mac, byte @Nullable [] signature, boolean known) {
            this.mac = mac;
            this.signature = signature;
            this.known = known;
        }

        /** More of its body, in order. */
        public void add(ByteBuffer body) {
            if (mac != null) {
                mac.update(body);
            }
        }

        /** To be asked once, when the whole body was added. */
        public boolean isGenuine() {
            return mac == null ? known : MessageDigest.isEqual(mac.doFinal(), signature);
        }
    }
}
