package blogjar.deploy.s3;

/**
 * By whom requests are signed.
 *
 * @param token of a key that is good for some hours; else empty
 */
public record AccessKey(String id, String secret, String token) {
    /** Without the secret and the token, in a message that was not made of them. */
    String hiddenIn(String message) {
        String hidden = secret.isEmpty() ? message : message.replace(secret, "***");
        return token.isEmpty() ? hidden : hidden.replace(token, "***");
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return id;
    }
}
