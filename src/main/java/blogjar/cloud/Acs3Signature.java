package blogjar.cloud;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Alibaba Cloud's signature of a call without a body, method V3 ({@code ACS3-HMAC-SHA256}).
 *
 * @see <a href="https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature">its document</a>
 */
public final class Acs3Signature {
    public static final String NO_BODY = Digests.sha256("");

    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    private Acs3Signature() {}

    /** Parameters as they are signed and sent. */
    public static String query(SortedMap<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    /**
     * The value of the field {@code Authorization} of a POST to the root.
     *
     * @param fields {@code host} and those that begin with {@code x-acs-}, lower case
     */
    public static String authorization(String id, String secret, String query, SortedMap<String, String> fields) {
        String names = String.join(";", fields.keySet());
        String canonical = fields.entrySet().stream()
                .map((Map.Entry<String, String> field) ->
                        field.getKey() + ":" + field.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String request = String.join("\n", "POST", "/", query, canonical, names, NO_BODY);
        String signature = Digests.hex(Digests.hmac(secret, ALGORITHM + "\n" + Digests.sha256(request)));
        return ALGORITHM + " Credential=" + id + ",SignedHeaders=" + names + ",Signature=" + signature;
    }
}
