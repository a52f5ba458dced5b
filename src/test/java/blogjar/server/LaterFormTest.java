package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.BrotliForms;
import blogjar.output.Release;
import blogjar.output.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A form of a file that is made while readers have another one already. */
class LaterFormTest {
    private static final String BROWSER = "gzip, deflate, br, zstd";

    @TempDir
    Path folder;

    private final Map<String, String> tags = new HashMap<>();
    private WebServer server;
    private Release release;

    @BeforeEach
    void start() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 90; i++) {
            text.append(".card-")
                    .append(i * 37 % 61)
                    .append(" { margin: 0; background: #")
                    .append(i * 7919)
                    .append("; }\n");
        }
        TestSite.put(folder, "a.css", text.toString());
        release = Release.ofFolder(folder);
        server = WebServer.start(TestSite.settings(AccessLog.none()), release);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void addBrotli() throws InterruptedException {
        for (Resource resource : BrotliForms.lackedBy(release)) {
            new BrotliForms().addTo(resource, () -> {});
        }
        Resource style = release.find("a.css").orElseThrow();
        tags.put("plain", style.etag());
        style.coded().forEach(form -> tags.put(form.coding(), form.etag()));
        tags.put("*", "*");
        tags.put("old", "\"old\"");
        tags.put("both", tags.get("gzip") + ", " + tags.get("br"));
    }

    private String get(String... fields) throws IOException {
        return RawClient.exchange(
                server.httpAddress().getPort(),
                "GET /a.css HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + String.join("\r\n", fields) + "\r\n\r\n");
    }

    private String form(String response) {
        String etag = RawClient.field(response, "ETag").orElse("");
        return tags.entrySet().stream()
                .filter(tag -> tag.getValue().equals(etag))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(etag);
    }

    @Test
    void who_comes_before_it_is_made_gets_gzip_and_who_comes_later_the_shorter_one()
            throws IOException, InterruptedException {
        String before = get("Accept-Encoding: " + BROWSER);
        assertEquals("gzip", RawClient.field(before, "Content-Encoding").orElse(""));
        addBrotli();
        String after = get("Accept-Encoding: " + BROWSER);
        assertEquals("br", RawClient.field(after, "Content-Encoding").orElse(""));
        assertEquals("br", form(after));
        assertEquals("Accept-Encoding", RawClient.field(after, "Vary").orElse(""));
        assertEquals("gzip", form(get("Accept-Encoding: gzip")));
        assertEquals("plain", form(get("Accept-Encoding: identity")));
    }

    @ParameterizedTest(name = "{0}: {1} of those in [{2}] -> {3} {4}")
    @CsvSource(delimiter = '|', textBlock = """
            If-None-Match | gzip  | gzip, deflate, br, zstd | 304 | gzip
            If-None-Match | br    | gzip, deflate, br, zstd | 304 | br
            If-None-Match | both  | gzip, deflate, br, zstd | 304 | br
            If-None-Match | *     | gzip, deflate, br, zstd | 304 | br
            If-None-Match | old   | gzip, deflate, br, zstd | 200 | br
            If-None-Match | plain | gzip, deflate, br, zstd | 200 | br
            If-None-Match | gzip  | br, gzip;q=0.5          | 304 | gzip
            If-None-Match | gzip  | br                      | 200 | br
            If-None-Match | gzip  | br, gzip;q=0            | 200 | br
            If-None-Match | br    | gzip                    | 200 | gzip
            If-None-Match | gzip  | gzip                    | 304 | gzip
            If-None-Match | gzip  | identity                | 200 | plain
            If-Match      | gzip  | gzip, deflate, br, zstd | 200 | gzip
            If-Match      | br    | gzip, deflate, br, zstd | 200 | br
            If-Match      | old   | gzip, deflate, br, zstd | 412 | br
            """)
    void a_tag_that_was_given_out_stays_good(String field, String tag, String accepted, int status, String form)
            throws IOException, InterruptedException {
        addBrotli();
        String response = get("Accept-Encoding: " + accepted, field + ": " + tags.get(tag));
        assertEquals(status, RawClient.status(response));
        assertEquals(form, form(response));
    }

    @Test
    void a_download_that_was_broken_off_goes_on() throws IOException, InterruptedException {
        addBrotli();
        String whole = get("Accept-Encoding: gzip");
        String rest = get("Accept-Encoding: " + BROWSER, "Range: bytes=100-", "If-Range: " + tags.get("gzip"));
        assertEquals(206, RawClient.status(rest));
        assertEquals("gzip", RawClient.field(rest, "Content-Encoding").orElse(""));
        String body = whole.substring(whole.indexOf("\r\n\r\n") + 4);
        assertTrue(rest.endsWith("\r\n\r\n" + body.substring(100)));
        assertEquals(
                200,
                RawClient.status(get("Accept-Encoding: br", "Range: bytes=100-", "If-Range: " + tags.get("gzip"))));
    }
}
