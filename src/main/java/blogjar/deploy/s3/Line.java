package blogjar.deploy.s3;

import blogjar.cloud.Exchange;
import blogjar.cloud.Pause;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Signed requests to one endpoint, by as many threads as like. What is cut, or refused for a moment, is sent again after a pause that
 * grows; a clock that is wrong here is set by the store's.
 */
final class Line {
    private static final int TRIES_WHERE_CUT = 6;
    private static final int TRIES_WHERE_BUSY = 10;
    private static final long FIRST_PAUSE = 200;
    private static final long LONGEST_PAUSE = 10_000;
    private static final long LONGEST_ASKED_PAUSE = 60;
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final long ANSWER_SECONDS = 60;

    /** No line is so slow that it is worth waiting for. */
    private static final long BYTES_A_SECOND = 10_000;

    private final URI endpoint;
    private final Signer signer;
    private final HttpClient client;
    private final AtomicReference<Duration> ahead;
    private final boolean patient;

    /** @param endpoint scheme, name and port */
    Line(URI endpoint, Signer signer) {
        this(endpoint, signer, Exchange.client(CONNECT), new AtomicReference<>(Duration.ZERO), true);
    }

    private Line(URI endpoint, Signer signer, HttpClient client, AtomicReference<Duration> ahead, boolean patient) {
        this.endpoint = endpoint;
        this.signer = signer;
        this.client = client;
        this.ahead = ahead;
        this.patient = patient;
    }

    /** The same, where each request is sent once only: for what would be nice to have when all else has failed. */
    Line hasty() {
        return new Line(endpoint, signer, client, ahead, false);
    }

    /**
     * @throws Refused where the store will not do it
     * @throws Unreached where it does not answer
     */
    Reply send(Call call) throws IOException {
        for (int tried = 1; ; tried++) {
            long pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE << (tried - 1));
            pause += ThreadLocalRandom.current()
                    .nextLong(pause / 2); // so that those that failed together don't come back together
            try {
                Reply reply = once(call);
                if (reply.isFine()) {
                    return reply;
                }
                Refused refused = Refused.of(reply, signer.key());
                if (refused.clock().isPresent() && tried == 1) {
                    ahead.set(Duration.between(Instant.now(), refused.clock().get()));
                    continue;
                }
                if (!refused.isPassing() || tried >= TRIES_WHERE_BUSY || !patient) {
                    throw refused;
                }
                if (reply.retryAfter().isPresent()) {
                    pause += 1000
                            * Math.min(LONGEST_ASKED_PAUSE, reply.retryAfter().getAsLong());
                }
            } catch (Unreached cut) {
                if (tried >= TRIES_WHERE_CUT || !patient) {
                    throw cut;
                }
            }
            Pause.take(pause);
        }
    }

    private Reply once(Call call) throws IOException {
        String path = UriText.path(call.path());
        String query = UriText.query(call.query());
        SortedMap<String, String> fields = new TreeMap<>(call.fields());
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("host", endpoint.getRawAuthority());
        // The others need not be signed, and gateways write some anew, such as blanks in a type.
        fields.forEach((name, value) -> {
            if (name.startsWith("x-amz-") || name.equals("content-md5")) {
                signed.put(name, value);
            }
        });
        fields.putAll(signer.sign(
                call.method(),
                path,
                query,
                signed,
                call.body().sha256(),
                Instant.now().plus(ahead.get())));
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(endpoint + path + (query.isEmpty() ? "" : "?" + query)))
                .header("User-Agent", "blog.jar/1")
                .method(call.method(), call.body().publisher());
        fields.forEach(request::setHeader);
        Duration time = Duration.ofSeconds(ANSWER_SECONDS + call.body().length() / BYTES_A_SECOND);
        try {
            HttpResponse<byte[]> response = Exchange.of(client, request, HttpResponse.BodyHandlers.ofByteArray(), time);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (IOException silent) {
            throw new Unreached(String.valueOf(silent.getMessage()), silent);
        }
    }

    @Override
    public String toString() {
        return endpoint.getRawAuthority();
    }
}
