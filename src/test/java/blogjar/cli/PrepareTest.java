package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serve --prepare}: what an image is given on its way. */
class PrepareTest {
    @TempDir
    Path temp;

    private Path blog() throws IOException {
        Path blog = temp.resolve("blog");
        Files.createDirectories(blog.resolve("source/_posts"));
        Files.writeString(blog.resolve("_config.yml"), "title: T\npermalink: :title/\n");
        Files.writeString(
                blog.resolve("source/_posts/a.md"), "---\ntitle: A\ndate: 2026-01-01\n---\n" + "text ".repeat(200));
        return blog;
    }

    @Test
    void the_next_start_serves_at_once_what_was_kept_with_all_its_forms() throws Exception {
        Path blog = blog();
        String data = temp.resolve("data").toString();
        Called prepared = Called.in(blog, "serve", "--prepare", "--data", data);
        assertEquals(0, prepared.code(), prepared.err());
        assertTrue(prepared.err().contains("kept in " + temp.resolve("data").toRealPath()), prepared.err());
        Process server = Called.process(
                        "serve", "--source", blog.toString(), "--data", data, "--port", "0", "--admin", "false")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said = server.inputReader()) {
            String first = said.readLine();
            assertTrue(first.startsWith("serving http://localhost:"), first);
            String second = said.readLine();
            assertTrue(second.contains("the site as it was kept"), second);
            HttpResponse<byte[]> page = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(first.substring(first.indexOf("http")) + "a/"))
                                    .header("Accept-Encoding", "br")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertEquals("br", page.headers().firstValue("Content-Encoding").orElse("-"));
        } finally {
            server.destroy();
            server.waitFor();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --dev        | --prepare keeps the site of a blog
            --demo       | --prepare keeps the site of a blog
            --data=false | there is no folder to keep the site in
            """)
    void what_can_not_be_kept_is_refused(String option, String message) throws IOException {
        Path blog = blog();
        Called refused = option.equals("--demo")
                ? Called.with(Map.of(), "serve", "--prepare", option)
                : Called.in(blog, "serve", "--prepare", option);
        assertEquals(2, refused.code(), refused.err());
        assertTrue(refused.err().contains(message), refused.err());
    }
}
