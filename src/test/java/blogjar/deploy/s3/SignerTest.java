package blogjar.deploy.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.cloud.Digests;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures that AWS has published with the requests that they are of. */
class SignerTest {
    private static final AccessKey KEY =
            new AccessKey("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "");
    private static final Instant NOW = Instant.parse("2013-05-24T00:00:00Z");
    private static final String HOST = "examplebucket.s3.amazonaws.com";

    private static String signed(String method, String path, String query, Map<String, String> fields, String body) {
        TreeMap<String, String> all = new TreeMap<>(fields);
        all.put("host", HOST);
        return new Signer(KEY, "us-east-1", "s3")
                .sign(method, path, query, all, Digests.sha256(body), NOW)
                .get("authorization");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
              /test.txt |                  | range | bytes=0-9 | f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41
              /         | lifecycle=       |       |           | fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543
              /         | max-keys=2&prefix=J |    |           | 34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7
            """)
    void a_request_without_a_body(String path, String query, String field, String value, String signature) {
        String given =
                signed("GET", path, query == null ? "" : query, field == null ? Map.of() : Map.of(field, value), "");
        assertTrue(given.endsWith(", Signature=" + signature), given);
    }

    @Test
    void an_object_that_is_put() {
        String given = signed(
                "PUT",
                UriText.path("/test$file.text"),
                "",
                Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY"),
                "Welcome to Amazon S3.");
        assertEquals(
                "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                        + "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, "
                        + "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
                given);
    }

    @Test
    void no_text_shows_the_secret() {
        assertFalse(new Signer(KEY, "r", "s3").toString().contains(KEY.secret()));
        assertEquals("*** is wrong", KEY.hiddenIn(KEY.secret() + " is wrong"));
    }
}
