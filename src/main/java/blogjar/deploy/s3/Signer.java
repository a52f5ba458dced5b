package blogjar.deploy.s3;

import blogjar.cloud.Digests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * AWS Signature, version 4, in a request's header. Paths are signed as they are sent, which is S3's way; others have them encoded once
 * more, which is the same for paths of plain letters.
 *
 * @param region where the bucket is
 * @param service {@code s3}
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html">Authorization header</a>
 */
record Signer(AccessKey key, String region, String service) {
    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int DAY = 8;

    /**
     * The fields to be sent beside those given.
     *
     * @param path encoded
     * @param query encoded, its keys in order
     * @param fields all that are to be signed, {@code host} among them, by lower-case names
     * @param payload the body's SHA-256
     */
    SortedMap<String, String> sign(
            String method, String path, String query, SortedMap<String, String> fields, String payload, Instant now) {
        String time = TIME.format(now);
        SortedMap<String, String> own = new TreeMap<>();
        own.put("x-amz-content-sha256", payload);
        own.put("x-amz-date", time);
        if (!key.token().isEmpty()) {
            own.put("x-amz-security-token", key.token());
        }
        SortedMap<String, String> all = new TreeMap<>(fields);
        all.putAll(own);
        StringBuilder canonical = new StringBuilder();
        all.forEach((name, value) -> canonical
                .append(name)
                .append(':')
                .append(value.strip().replaceAll(" +", " "))
                .append('\n'));
        String signed = String.join(";", all.keySet());
        String request = String.join("\n", method, path, query, canonical, signed, payload);
        String scope = time.substring(0, DAY) + "/" + region + "/" + service + "/aws4_request";
        String toSign = String.join("\n", ALGORITHM, time, scope, Digests.sha256(request));
        byte[] secret = ("AWS4" + key.secret()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            secret = Digests.hmac(secret, part);
        }
        own.put(
                "authorization",
                ALGORITHM + " Credential=" + key.id() + "/" + scope + ", SignedHeaders=" + signed + ", Signature="
                        + HexFormat.of().formatHex(Digests.hmac(secret, toSign)));
        return own;
    }
}
