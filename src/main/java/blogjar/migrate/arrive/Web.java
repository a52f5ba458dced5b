package blogjar.migrate.arrive;

import blogjar.text.Addresses;
import blogjar.text.LimitedBody;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Fetches feeds and pictures, with a limit on time and length. */
public final class Web {
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int MOST = 64 << 20;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(TIME)
            .build();

    /** @throws IOException where there is no answer, or another than the file, with a message for the user */
    public byte[] get(String address) throws IOException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(Addresses.encode(address)))
                    .timeout(TIME)
                    .header("User-Agent", "blog.jar migrate")
                    .build();
            HttpResponse<byte[]> response = client.send(request, answer -> new LimitedBody(MOST));
            if (response.statusCode() != 200) {
                throw new IOException(address + " answers " + response.statusCode());
            }
            return response.body();
        } catch (IllegalArgumentException malformed) {
            throw new IOException("'" + address + "' is no address", malformed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }
}
