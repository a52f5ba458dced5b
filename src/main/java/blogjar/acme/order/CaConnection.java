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
import java.security.KeyPair;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.DefaultConnection;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeNetworkException;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** The library's connection, with an end to the time and the length of an answer; the library itself reads until a CA stops. */
final class CaConnection extends DefaultConnection {
    private static final int LONGEST_ANSWER = 1 << 20;

    private static final int TRIES = 3;

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

    /**
     * A connection that was kept open is closed by some CAs just when we use it. What was done nevertheless is not done twice: a
     * CA takes an account's key, or a nonce, once, and an order of the same names is no harm.
     */
    @Override
    protected int sendSignedRequest(
            URL url, @Nullable JSONBuilder claims, Session session, KeyPair key, @Nullable URL account, String accept)
            throws AcmeException {
        for (int tries = 1; ; tries++) {
            try {
                return super.sendSignedRequest(url, claims, session, key, account, accept);
            } catch (AcmeNetworkException broken) {
                boolean isFinal = broken.getCause() instanceof InterruptedIOException
                        || broken.getCause() instanceof HttpTimeoutException;
                if (isFinal || tries == TRIES) {
                    throw broken;
                }
                close();
            }
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
