package blogjar.announce;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls over HTTP. What may be better in a moment is tried again, a few times. */
final class Line {
    private static final int TRIES = 4;
    private static final long FIRST_PAUSE = 500;
    private static final long LONGEST_PAUSE_SECONDS = 20;
    private static final int SECONDS = 30;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(SECONDS))
            .build();

    record Answer(int status, String body) {
        boolean isFine() {
            return status >= 200 && status < 300;
        }
    }

    /** @throws IOException where there is no answer, with words of why */
    Answer send(Receiver.Call call) throws IOException {
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
            try {
                Thread.sleep(pause);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped", stopped);
            }
        }
    }

    private HttpResponse<String> once(Receiver.Call call) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(call.to())
                .timeout(Duration.ofSeconds(SECONDS))
                .POST(
                        call.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(call.body()))
                .header("User-Agent", "blog.jar/1")
                .headers(call.fields().toArray(String[]::new))
                .build();
        CompletableFuture<HttpResponse<String>> answer =
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
        try {
            return answer.get(SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("no answer in " + SECONDS + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(ExecutionException failure) {
        String reason = "";
        for (Throwable at = failure.getCause(); at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return "there is no such host";
            }
            if (reason.isEmpty() && at.getMessage() != null) {
                reason = at.getMessage();
            }
        }
        return reason.isEmpty() && failure.getCause() instanceof ConnectException ? "nothing listens there" : reason;
    }
}
