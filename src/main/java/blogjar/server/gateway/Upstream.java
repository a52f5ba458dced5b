package blogjar.server.gateway;

import io.undertow.client.ClientRequest;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;

/**
 * A service as it is reached from here: each request goes over a connection of its own, which ends with it, so that what
 * one client does to a connection is no matter of the next one's.
 */
public final class Upstream {
    private static final HttpString VIA = new HttpString("Via");
    private static final HttpString RETRY_AFTER = new HttpString("Retry-After");
    private static final int LOOP_DETECTED = 508; // RFC 5842, 7.2

    private final Service service;
    private final String name;
    private final Uploads uploads;
    private final Dial dial;
    private final AtomicInteger open = new AtomicInteger();

    /** One thread, as the DNS may keep it waiting, and Java asks for a name once in half a minute only. */
    private final ExecutorService names =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "names");
                thread.setDaemon(true);
                return thread;
            });

    /**
     * How fast a client has to send a body.
     *
     * @param patience for how long it may send nothing, and how long its pace does not count
     * @param rate the fewest bytes a second after that
     */
    public record Uploads(Duration patience, int rate) {
        boolean isTooSlow(long bytes, long nanos) {
            return nanos > patience.toNanos() && bytes < TimeUnit.NANOSECONDS.toSeconds(nanos) * rate;
        }
    }

    /** @param name by which we know our own requests again */
    public Upstream(Service service, String name, Uploads uploads) {
        this.service = service;
        this.name = name;
        this.uploads = uploads;
        try {
            this.dial = new Dial(service, service.isSecure() ? SSLContext.getDefault() : null);
        } catch (NoSuchAlgorithmException noTls) {
            throw new IllegalStateException(noTls);
        }
    }

    public Service service() {
        return service;
    }

    /**
     * Passes a request on; to be called by who handles the exchange, which is dispatched.
     *
     * @param rawPath as received
     * @param rawQuery with its question mark; empty for none
     * @param caller told what becomes of it
     */
    public void pass(HttpServerExchange exchange, String rawPath, String rawQuery, Asker asker, Caller caller) {
        int status = refusal(exchange, rawQuery);
        if (status != 0) {
            caller.refuse(status, status == LOOP_DETECTED ? "it leads back to this server" : "");
            return;
        }
        if (open.incrementAndGet() > service.connections()) {
            open.decrementAndGet();
            exchange.getResponseHeaders().put(RETRY_AFTER, "1");
            caller.refuse(
                    StatusCodes.SERVICE_UNAVAILABLE, service.connections() + " requests wait for its answer already");
            return;
        }
        ClientRequest request =
                new ClientRequest().setMethod(exchange.getRequestMethod()).setPath(service.asked(rawPath, rawQuery));
        PassedFields.toService(
                exchange.getRequestHeaders(), request.getRequestHeaders(), service, asker, via(exchange));
        Passing passing = new Passing(exchange, service, request, uploads, caller, open::decrementAndGet);
        List<InetAddress> known = literal();
        if (known.isEmpty()) {
            exchange.dispatch(names, () -> {
                List<InetAddress> found = found();
                exchange.getIoThread().execute(() -> passing.begin(dial, found));
            });
        } else {
            exchange.dispatch(
                    exchange.isInIoThread() ? SameThreadExecutor.INSTANCE : exchange.getIoThread(),
                    () -> passing.begin(dial, known));
        }
    }

    private int refusal(HttpServerExchange exchange, String rawQuery) {
        String method = exchange.getRequestMethod().toString();
        HeaderValues path = exchange.getRequestHeaders().get(VIA);
        if (path != null && path.stream().anyMatch(hop -> hop.contains(name))) {
            return LOOP_DETECTED;
        }
        if (method.equals("TRACE") || method.equals("CONNECT")) {
            return StatusCodes.METHOD_NOT_ALLOWED;
        }
        boolean sound = PassedFields.isToken(method) && rawQuery.chars().allMatch(c -> c > ' ' && c < 0x7f);
        if (!sound) {
            return StatusCodes.BAD_REQUEST;
        }
        return exchange.getRequestContentLength() > service.body() ? StatusCodes.REQUEST_ENTITY_TOO_LARGE : 0;
    }

    /** How we name ourselves (RFC 9110, 7.6.3). */
    private String via(HttpServerExchange exchange) {
        return exchange.getProtocol().toString().replace("HTTP/", "") + " " + name;
    }

    /** The address, where it is one and no name. */
    private List<InetAddress> literal() {
        String host = service.target().getHost();
        boolean address = host.startsWith("[") || host.chars().allMatch(c -> c == '.' || c >= '0' && c <= '9');
        return address ? found() : List.of();
    }

    private List<InetAddress> found() {
        try {
            return List.of(InetAddress.getAllByName(service.target().getHost()));
        } catch (UnknownHostException unknown) {
            return List.of();
        }
    }
}
