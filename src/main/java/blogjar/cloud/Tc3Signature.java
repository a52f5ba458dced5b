package blogjar.cloud;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * Tencent Cloud's signature of a call with JSON ({@code TC3-HMAC-SHA256}).
 *
 * @param service {@code dnspod}
 * @param host the value of the field {@code Host}
 * @see <a href="https://www.tencentcloud.com/document/api/1278/73612">its document</a>
 */
public record Tc3Signature(String service, String host) {
    public static final String TYPE = "application/json; charset=utf-8";

    private static final String ALGORITHM = "TC3-HMAC-SHA256";
    private static final String NAMES = "content-type;host;x-tc-action";

    /** The value of the field {@code Authorization} of a POST to the root. */
    public String authorization(String id, String secret, String action, String body, Instant now) {
        String fields =
                "content-type:" + TYPE + "\nhost:" + host + "\nx-tc-action:" + action.toLowerCase(Locale.ROOT) + "\n";
        String request = String.join("\n", "POST", "/", "", fields, NAMES, Digests.sha256(body));
        String date = LocalDate.ofInstant(now, ZoneOffset.UTC).toString();
        String scope = date + "/" + service + "/tc3_request";
        String signed =
                String.join("\n", ALGORITHM, Long.toString(now.getEpochSecond()), scope, Digests.sha256(request));
        byte[] ofDay = Digests.hmac("TC3" + secret, date);
        byte[] key = Digests.hmac(Digests.hmac(ofDay, service), "tc3_request");
        return ALGORITHM + " Credential=" + id + "/" + scope + ", SignedHeaders=" + NAMES + ", Signature="
                + Digests.hex(Digests.hmac(key, signed));
    }
}
