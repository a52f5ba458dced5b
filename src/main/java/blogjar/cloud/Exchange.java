package blogjar.cloud;

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

/** One request and its answer, as the services of clouds are asked. */
public final class Exchange {
    private Exchange() {}

    /** @param connect for how long a connection may be waited for */
    public static HttpClient client(Duration connect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(connect)
                .build();
    }

    /**
     * The whole answer. The client's own limit is for its head alone; this one is for the body, too.
     *
     * @throws IOException where there is none in time, with words of why
     */
    public static <T> HttpResponse<T> of(
            HttpClient client, HttpRequest.Builder request, HttpResponse.BodyHandler<T> body, Duration time)
            throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<T>> answer =
                client.sendAsync(request.timeout(time).build(), body);
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new IOException("no answer in " + time.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed), failed);
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
