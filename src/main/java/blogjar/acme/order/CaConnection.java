package blogjar.acme.order;

import blogjar.text.LimitedBody;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URL;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.exception.AcmeException;

/** The library's connection, with an end to the time and the length of an answer; the library itself reads until a CA stops. */
final class CaConnection extends DefaultConnection {
    private static final int LONGEST_ANSWER = 1 << 20;

    private final CaProvider ca;

    CaConnection(CaProvider ca, HttpConnector connector) {
        super(connector);
        this.ca = ca;
    }

    @Override
    protected void sendRequest(Session session, URL url, Consumer<HttpRequest.Builder> body) throws IOException {
        HttpRequest.Builder builder =
                httpConnector.createRequestBuilder(url).header("Accept-Language", session.getLanguageHeader());
        body.accept(builder);
        HttpResponse<InputStream> response = send(builder.build());
        ca.note(Reply.of(response, ca.now()));
        lastResponse = response;
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> answer = httpClient.sendAsync(
                request, head -> BodySubscribers.mapping(new LimitedBody(LONGEST_ANSWER), ByteArrayInputStream::new));
        try {
            return answer.get(ca.patience().answer().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            throw new HttpTimeoutException(
                    "no whole answer in " + ca.patience().answer().toSeconds() + " s");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException reason) {
                throw reason;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped");
        } finally {
            answer.cancel(true);
        }
    }

    /** The library takes the time from the CA's clock, and ends where the field is no date. */
    @Override
    public Optional<Instant> getRetryAfter() {
        return ca.last().flatMap(Reply::retryAfter);
    }

    /** A nonce may be needed where an answer without one was the last. */
    @Override
    public void resetNonce(Session session) throws AcmeException {
        close();
        super.resetNonce(session);
    }
}
