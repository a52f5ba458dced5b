package blogjar.migrate;

import blogjar.text.LimitedBody;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks a live site, each time with a limit on time and length. */
final class SiteClient {
    private static final int REDIRECTS = 5;

    private final HttpClient client;
    private final Limits limits;

    /**
     * What may be asked of a site.
     *
     * @param addresses in one run
     * @param time for one answer
     * @param bytes of one page
     * @param failures after which no more is asked
     */
    record Limits(int addresses, Duration time, int bytes, int failures) {
        static final Limits USUAL = new Limits(5000, Duration.ofSeconds(20), 16 << 20, 20);
    }

    /**
     * What came back.
     *
     * @param address after the redirects that were followed
     * @param type the media type in lower case, without parameters
     * @param charset that the server names, or null
     * @param body empty but of pages and XML
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(
            URI address, int status, String type, @Nullable String charset, byte[] body) {
        /** Of a site that is asked no more. */
        static final Answer NONE = new Answer(URI.create(""), 503, "", null, new byte[0]);

        boolean isThere() {
            return status == 200;
        }

        boolean isHtml() {
            return type.equals("text/html") || type.equals("application/xhtml+xml");
        }

        /** Whether the server can't or won't say now. */
        boolean isRefusal() {
            return status >= 500 || status == 429 || status == 405 || status == 401 || status == 403;
        }
    }

    SiteClient(Limits limits) {
        this.limits = limits;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(limits.time())
                .build();
    }

    /**
     * @param method GET, or HEAD for what need not be read
     * @param within whether a redirect to an address is followed
     * @throws IOException where there is no answer, with a message for the user
     */
    Answer ask(String method, URI first, Predicate<URI> within) throws IOException {
        URI address = first;
        for (int followed = 0; followed <= REDIRECTS; followed++) {
            HttpResponse<byte[]> response = send(HttpRequest.newBuilder(address)
                    .method(method, HttpRequest.BodyPublishers.noBody())
                    .timeout(limits.time())
                    .header("User-Agent", "blog.jar compare")
                    .build());
            URI next = redirect(response);
            if (next == null || !within.test(next)) {
                String[] type = contentType(response).split(";", 2);
                return new Answer(
                        address,
                        response.statusCode(),
                        type[0].strip(),
                        type.length == 1 ? null : charset(type[1]),
                        response.body());
            }
            address = next;
        }
        throw new IOException("it redirects more than " + REDIRECTS + " times");
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, this::body);
        try {
            return answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw new IOException("no answer in " + limits.time().toSeconds() + " s", slow);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (ExecutionException failed) {
            throw new IOException(reason(Objects.requireNonNull(failed.getCause())), failed);
        }
    }

    private BodySubscriber<byte[]> body(ResponseInfo response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        boolean read = type.contains("html") || type.contains("xml");
        return read ? new LimitedBody(limits.bytes()) : BodySubscribers.replacing(new byte[0]);
    }

    private static String reason(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException) {
                return "there is no such host";
            }
        }
        String message = failure.getMessage();
        return message == null && failure instanceof ConnectException
                ? "nothing listens there"
                : Objects.requireNonNullElse(message, failure.getClass().getSimpleName());
    }

    private static @Nullable URI redirect(HttpResponse<?> response) {
        if (response.statusCode() / 100 != 3) {
            return null;
        }
        return response.headers()
                .firstValue("Location")
                .flatMap(SiteAddress::parse)
                .map(response.uri()::resolve)
                .orElse(null);
    }

    private static String contentType(HttpResponse<?> response) {
        return response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    private static @Nullable String charset(String parameters) {
        int at = parameters.indexOf("charset=");
        String name =
                at < 0 ? "" : parameters.substring(at + "charset=".length()).split("[;\\s]", 2)[0];
        String plain = name.replace("\"", "");
        try {
            return Charset.isSupported(plain) ? plain : null;
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }
}
