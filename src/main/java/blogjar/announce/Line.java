package blogjar.announce;

import blogjar.cloud.Exchange;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Calls over HTTP. What may be better in a moment is tried again, a few times. */
final class Line {
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE_SECONDS = 20;
    private static final Duration TIME = Duration.ofSeconds(30);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final HttpClient client = Exchange.client(TIME);

    record Answer(int status, String body) {
        boolean isFine() {
            return status >= 200 && status < 300;
        }
    }

    /** @throws IOException where there is no answer, with words of why */
    Answer send(Receiver.Call call) throws IOException {
        try {
            return patiently(call);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        }
    }

    private Answer patiently(Receiver.Call call) throws IOException, InterruptedException {
        for (int tried = 1; ; tried++) {
            long pause = FIRST_PAUSE << (tried - 1);
            try {
                HttpResponse<String> response = once(call);
                int status = response.statusCode();
                if (status != TOO_MANY_REQUESTS && status < FIRST_SERVER_ERROR || tried == TRIES) {
                    return new Answer(status, response.body());
                }
                String seconds = response.headers().firstValue("Retry-After").orElse("");
                if (seconds.matches("\\d{1,6}")) {
                    pause = 1000 * Math.min(LONGEST_PAUSE_SECONDS, Long.parseLong(seconds));
                }
            } catch (IOException silent) {
                if (tried == TRIES) {
                    throw silent;
                }
            }
            Thread.sleep(pause);
        }
    }

    private HttpResponse<String> once(Receiver.Call call) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.to())
                .POST(
                        call.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(call.body()))
                .header("User-Agent", "blog.jar/1")
                .headers(call.fields().toArray(String[]::new));
        return Exchange.of(client, request, HttpResponse.BodyHandlers.ofString(), TIME);
    }
}
