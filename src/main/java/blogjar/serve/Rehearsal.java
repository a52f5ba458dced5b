package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.server.AccessLog;
import blogjar.server.Headers;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes Java fast at what the readers of a blog will ask, before they ask: a TLS handshake costs twelve times as much when it
 * is the first as when it is the five thousandth, and a blog never has so many. It visits a server of its own on a free port of
 * the loopback address, so nothing of it is in a log or a count; it rests half as long as it works at first and twice as long
 * later, and as long as there are strangers.
 */
final class Rehearsal implements AutoCloseable {
    /** After which the rest is faster than one could notice. */
    static final int ENOUGH = 1_500;

    private static final long LONGEST = TimeUnit.MINUTES.toNanos(3);
    private static final long LONGEST_REST = TimeUnit.MILLISECONDS.toNanos(500);
    /** Rounds until Java has compiled what answers a request: they have more of those, as these cost less than a handshake. */
    private static final int EAGER = 200;

    /** By each protocol, in an eager round. */
    private static final int MANY_REQUESTS = 40;

    private static final int FEW_REQUESTS = 6;

    private static final int RECORDS = 1_500;
    private static final int RECORDS_AT_ONCE = 50;

    private final @Nullable Certificates certificates;
    private final int rounds;
    private final LongSupplier visits;
    private final Consumer<Problem> problems;
    private final Thread thread = new Thread(this::run, "rehearsal");
    private volatile boolean stopped;
    private volatile int done;

    private Rehearsal(
            @Nullable Certificates certificates, int rounds, LongSupplier visits, Consumer<Problem> problems) {
        this.certificates = certificates;
        this.rounds = rounds;
        this.visits = visits;
        this.problems = problems;
    }

    /**
     * Begins, on a thread of its own.
     *
     * @param certificates null where there is no HTTPS
     * @param visits grows while the real server has visitors
     */
    static Rehearsal start(
            @Nullable Certificates certificates, int rounds, LongSupplier visits, Consumer<Problem> problems) {
        Rehearsal rehearsal = new Rehearsal(certificates, rounds, visits, problems);
        rehearsal.thread.setDaemon(true);
        rehearsal.thread.start();
        return rehearsal;
    }

    /**
     * Loads, while the blog is being read, what the first answer needs: for a second core only, as it takes no less time there.
     * Comes back at once.
     */
    static void loadAhead(Consumer<Problem> problems) {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            return;
        }
        Thread ahead = new Thread(
                () -> {
                    try (WebServer stage = WebServer.start(settings(), page())) {
                        LoopbackVisitor.plain(stage.httpAddress().getPort(), 1);
                    } catch (IOException | RuntimeException failed) {
                        problems.accept(Problem.notice("the server could not be tried out: " + failed)
                                .fix("see that this machine has its loopback address; it harms nothing but the start"));
                    }
                },
                "ahead");
        ahead.setDaemon(true);
        ahead.start();
    }

    /** Waits until it is over, and tells how many rounds there were. */
    int await() throws InterruptedException {
        thread.join();
        return done;
    }

    private void run() {
        long end = System.nanoTime() + LONGEST;
        try (WebServer stage = stage()) {
            if (certificates != null) {
                encrypt();
            }
            while (!stopped && done < rounds && System.nanoTime() < end) {
                long start = System.nanoTime();
                round(stage, done < EAGER ? MANY_REQUESTS : FEW_REQUESTS);
                long worked = System.nanoTime() - start;
                rest(done < EAGER ? worked / 2 : 2 * worked);
                done++;
            }
        } catch (IOException | GeneralSecurityException | RuntimeException failed) {
            if (!stopped) {
                problems.accept(Problem.notice("the server could not be warmed up: " + failed)
                        .fix("it harms nothing but the speed of the first minutes; server.warm: false does without"));
            }
        }
    }

    private WebServer stage() throws IOException {
        return certificates == null
                ? WebServer.start(settings(), page())
                : WebServer.start(settings(), page(), certificates.context(), certificates.names(), Instant.EPOCH);
    }

    private static WebServer.Settings settings() {
        return new WebServer.Settings(
                new Ports("127.0.0.1", 0, 0, 0),
                Locations.of().toHttps(false),
                Headers.USUAL,
                AccessLog.none(),
                problem -> {});
    }

    private static Release page() throws IOException {
        ReleaseSink sink = new ReleaseSink(Release.empty(), Clock.systemUTC());
        String text = "<!DOCTYPE html><title>Rehearsal</title>\n"
                + "<p>The quick brown fox jumps over the lazy dog.\n".repeat(200);
        sink.put(new Output("index.html", Content.of(text.getBytes(StandardCharsets.UTF_8))));
        return sink.release();
    }

    /**
     * The cipher first, and by itself: a record costs a hundred times as much before Java has compiled it for this processor, and
     * among all that a handshake makes it compile that comes late.
     */
    private void encrypt() throws GeneralSecurityException {
        RecordCipher cipher = new RecordCipher();
        for (int i = 0; i < RECORDS && !stopped; i += RECORDS_AT_ONCE) {
            long start = System.nanoTime();
            cipher.encrypt(RECORDS_AT_ONCE);
            rest((System.nanoTime() - start) / 2);
        }
    }

    /** Visits a server once in each protocol that it speaks. */
    static void round(WebServer stage) throws IOException, GeneralSecurityException {
        round(stage, FEW_REQUESTS);
    }

    private static void round(WebServer stage, int requests) throws IOException, GeneralSecurityException {
        Optional<InetSocketAddress> https = stage.httpsAddress();
        if (https.isPresent()) {
            LoopbackVisitor visitor = new LoopbackVisitor();
            visitor.http2(https.get().getPort(), 2 * requests);
            visitor.http1(https.get().getPort(), requests); // resumes the session, as most readers do
        }
        LoopbackVisitor.plain(stage.httpAddress().getPort(), requests);
    }

    /** Until a whole rest has passed without a visitor. */
    private void rest(long length) {
        try {
            long before;
            do {
                before = visits.getAsLong();
                TimeUnit.NANOSECONDS.sleep(Math.min(LONGEST_REST, length));
            } while (!stopped && visits.getAsLong() != before);
        } catch (InterruptedException closing) {
            stopped = true;
        }
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }
}
