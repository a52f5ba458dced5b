package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.metrics.Figures;
import blogjar.rights.Rights;
import io.undertow.UndertowOptions;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.AlpnOpenListener;
import io.undertow.server.protocol.http2.Http2OpenListener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** The open ports: HTTP/1.1 on plain ones, HTTP/1.1 and HTTP/2 by ALPN on those with TLS. */
final class Listeners {
    /** 8 KB: large enough for TLS to be cheap, small enough that queued HTTP/2 frames, a buffer each, don't fill memory. */
    private static final int BUFFER = 8 * 1024;

    private static final int KEPT_BUFFERS = 512;
    static final int MOST_IO_THREADS = 4;

    /** For TLS handshakes, compressing and files: few, as a blog has few of these at a time. */
    private static final int WORKER_THREADS = 4;

    /**
     * Authenticated ciphers with forward secrecy only (RFC 9325, 4.2), the cheapest first. Undertow speaks no HTTP/2 unless
     * TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 is among them, whatever the key.
     */
    private static final OptionMap TLS = OptionMap.builder()
            .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1.3", "TLSv1.2"))
            .set(
                    Options.SSL_ENABLED_CIPHER_SUITES,
                    Sequence.of(
                            "TLS_AES_128_GCM_SHA256",
                            "TLS_AES_256_GCM_SHA384",
                            "TLS_CHACHA20_POLY1305_SHA256",
                            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
                            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
                            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256"))
            .set(UndertowOptions.SSL_USER_CIPHER_SUITES_ORDER, true)
            .getMap();

    private final String address;
    private final Limits limits;
    private final OptionMap http;
    private final Duration handshake;
    private final SiteHandler handler;
    private final Doorkeeper doorkeeper;
    private final XnioWorker worker;
    private final Buffers buffers = Buffers.offHeap(BUFFER, KEPT_BUFFERS);

    /** A TLS record as it is on the wire: 16 KB and what belongs to it. */
    private final Buffers records = Buffers.offHeap(17 * 1024, KEPT_BUFFERS);

    private final DirectMemory directMemory = new DirectMemory();
    private volatile int mostOfPort = Integer.MAX_VALUE;
    private final List<Listener> open = new CopyOnWriteArrayList<>();
    private final List<Listener> admin = new CopyOnWriteArrayList<>();
    private @Nullable UndertowXnioSsl ssl;

    /** One open port of one address. */
    record Listener(AcceptingChannel<? extends StreamConnection> channel) {
        InetSocketAddress address() {
            return channel.getLocalAddress(InetSocketAddress.class);
        }
    }

    /** Opens a port. */
    @FunctionalInterface
    private interface Opening {
        AcceptingChannel<? extends StreamConnection> at(InetSocketAddress address) throws IOException;
    }

    Listeners(WebServer.Settings settings, SiteHandler handler, Figures figures) {
        this.address = settings.ports().address();
        this.limits = settings.limits();
        this.http = http(limits);
        this.handshake = settings.limits().handshake();
        this.handler = handler;
        int cores = Runtime.getRuntime().availableProcessors();
        try {
            OptionMap threads = OptionMap.builder()
                    .set(Options.WORKER_NAME, "http")
                    .set(Options.WORKER_IO_THREADS, Math.min(cores, MOST_IO_THREADS))
                    .set(Options.WORKER_TASK_CORE_THREADS, WORKER_THREADS)
                    .set(Options.WORKER_TASK_MAX_THREADS, WORKER_THREADS)
                    .set(Options.THREAD_DAEMON, true)
                    .getMap();
            worker = Rights.withoutAny(() -> XnioWithoutJmx.get().createWorker(threads));
        } catch (IOException reason) {
            throw new ProblemException(
                    Problem.error("the system gives no channels for a server: " + reason.getMessage())
                            .fix("look whether the limit of open files (ulimit -n) is reached"));
        }
        this.doorkeeper = new Doorkeeper(
                settings.limits(), settings.proxies(), this::limitPorts, this::isTight, settings.problems(), figures);
        doorkeeper.begin(worker);
    }

    /** Bytes lent to connections. */
    long lentBytes() {
        return buffers.lentBytes() + records.lentBytes();
    }

    /** Whether no buffer is lost, which shows when nobody is left who could give one back. */
    boolean hasAllBack() {
        return !worker.isTerminated() || lentBytes() == 0;
    }

    private boolean isTight() {
        return directMemory.isMoreThanHalf(lentBytes());
    }

    private static OptionMap http(Limits limits) {
        return OptionMap.builder()
                .set(UndertowOptions.MAX_HEADER_SIZE, 2 * limits.headerSize())
                .set(UndertowOptions.MAX_HEADERS, 2 * limits.fields())
                .set(UndertowOptions.MAX_PARAMETERS, 4096)
                .set(UndertowOptions.MAX_ENTITY_SIZE, -1L) // RequestSize has the limit; this one prints a stack trace
                .set(UndertowOptions.DECODE_URL, false)
                .set(UndertowOptions.ALLOW_UNESCAPED_CHARACTERS_IN_URL, true) // RequestTarget looks at each
                .set(UndertowOptions.ALWAYS_SET_KEEP_ALIVE, false)
                .set(UndertowOptions.ALWAYS_SET_DATE, false)
                .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.header()))
                .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(limits.keepAlive()))
                .set(UndertowOptions.IDLE_TIMEOUT, millis(limits.idle()))
                .set(UndertowOptions.BUFFER_PIPELINED_DATA, false) // true loses answers when what follows is no HTTP
                .set(UndertowOptions.ENABLE_HTTP2, true)
                .set(UndertowOptions.HTTP2_SETTINGS_ENABLE_PUSH, false)
                .set(UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, limits.streams())
                .getMap();
    }

    /**
     * What comes beyond stays with the system until somebody leaves. Who would take it when there are no files left is made to pause
     * for seconds by the library.
     */
    private void limitPorts(int most) {
        mostOfPort = most;
        for (Listener listener : open) {
            try {
                listener.channel().setOption(Options.CONNECTION_HIGH_WATER, most);
                listener.channel().setOption(Options.CONNECTION_LOW_WATER, most);
            } catch (IOException closed) {
                return; // the server ends
            }
        }
    }

    private OptionMap sockets() {
        return OptionMap.builder()
                .set(Options.TCP_NODELAY, true)
                .set(Options.REUSE_ADDRESSES, true)
                .set(Options.BACKLOG, 1024)
                .set(Options.CONNECTION_HIGH_WATER, mostOfPort)
                .set(Options.CONNECTION_LOW_WATER, mostOfPort)
                .getMap();
    }

    private static int millis(Duration time) {
        return (int) Math.min(Integer.MAX_VALUE, time.toMillis());
    }

    /** HTTP/2 without TLS is not offered. */
    private Http1Listener http1(HttpHandler asked, Consumer<Refused> refusals) {
        int longest = http.get(UndertowOptions.MAX_HEADER_SIZE);
        int fields = http.get(UndertowOptions.MAX_HEADERS) / 2;
        OptionMap plain = OptionMap.builder()
                .addAll(http)
                .set(UndertowOptions.ENABLE_HTTP2, false)
                .set(UndertowOptions.MAX_HEADER_SIZE, longest + RequestLines.MOST_ADDED)
                .set(UndertowOptions.MAX_HEADERS, fields + 2) // where it is cut, and a name of ours
                .getMap();
        return new Http1Listener(buffers, plain, longest, fields, asked, refusals);
    }

    List<Listener> http(int port) {
        Http1Listener http1 = http1(handler, handler::refused);
        ChannelListener<AcceptingChannel<StreamConnection>> accept = doorkeeper.plain(http1);
        return openForSite(port, at -> worker.createStreamConnectionServer(at, accept, sockets()));
    }

    List<Listener> https(int port, SSLContext context) {
        Http2Listener http2 =
                new Http2Listener(buffers, http, limits, handler, handler::refused, doorkeeper, this::isTight);
        AlpnOpenListener alpn = new AlpnOpenListener(buffers, http, http1(handler, handler::refused));
        alpn.addProtocol(Http2OpenListener.HTTP2, http2, 10);
        alpn.addProtocol(ProofListener.PROTOCOL, new ProofListener(buffers, handshake), -1); // for who knows no other
        UndertowXnioSsl secured = new UndertowXnioSsl(
                worker.getXnio(),
                OptionMap.create(Options.USE_DIRECT_BUFFERS, true),
                records,
                context,
                worker::execute); // left out, or as the worker itself, the library computes on the I/O thread
        ssl = secured;
        ChannelListener<AcceptingChannel<StreamConnection>> accept =
                doorkeeper.secure(connection -> secured.wrapExistingConnection(connection, TLS, false), alpn);
        return openForSite(port, at -> worker.createStreamConnectionServer(at, accept, sockets()));
    }

    /** From the thread that was refused a connection. */
    void lackFiles(String reason) {
        XnioIoThread thread = worker.getIoThread();
        thread.execute(() -> doorkeeper.lackFiles(reason, thread));
    }

    long arrivals() {
        return doorkeeper.arrivals();
    }

    void replace(SSLContext context) {
        UndertowXnioSsl secured = ssl;
        if (secured != null) {
            secured.updateSSLContext(context);
        }
    }

    /** A port apart, for who looks after the server; it stays open while running requests end. */
    List<Listener> admin(Admin place, HttpHandler asked) {
        Http1Listener http1 = http1(asked, refused -> {});
        ChannelListener<AcceptingChannel<StreamConnection>> accept = ChannelListeners.openListenerAdapter(http1);
        List<Listener> opened = openAll(
                place.address(), place.port(), at -> worker.createStreamConnectionServer(at, accept, sockets()));
        admin.addAll(opened);
        return opened;
    }

    private List<Listener> openForSite(int port, Opening opening) {
        List<Listener> opened = openAll(address, port, opening);
        open.addAll(opened);
        return opened;
    }

    private static List<Listener> openAll(String address, int port, Opening opening) {
        List<Listener> opened = new ArrayList<>();
        for (InetSocketAddress at : addresses(address, port)) {
            int same = opened.isEmpty() ? at.getPort() : opened.get(0).address().getPort();
            try {
                AcceptingChannel<? extends StreamConnection> channel = opening.at(
                        at.getAddress().isAnyLocalAddress()
                                ? new InetSocketAddress(same)
                                : new InetSocketAddress(at.getAddress(), same));
                opened.add(new Listener(channel));
            } catch (IOException refused) {
                if (opened.isEmpty()) {
                    throw new ProblemException(PortProblem.of(address, port, refused));
                }
                // localhost has two addresses here, but the system serves one of them
            }
        }
        opened.forEach(listener -> listener.channel().resumeAccepts());
        return opened;
    }

    private static List<InetSocketAddress> addresses(String address, int port) {
        if (address.isEmpty()) {
            return List.of(new InetSocketAddress(port));
        }
        try {
            List<InetSocketAddress> found = new ArrayList<>();
            for (InetAddress one : InetAddress.getAllByName(address)) {
                found.add(new InetSocketAddress(one, port));
            }
            return found;
        } catch (UnknownHostException unknown) {
            throw new ProblemException(PortProblem.of(address, port, unknown));
        }
    }

    /** How many connections to the site there are. */
    int connections() {
        return doorkeeper.open();
    }

    void stopAccepting() {
        open.forEach(listener -> IoUtils.safeClose(listener.channel()));
        doorkeeper.sayFarewell();
    }

    /** Waits until no request runs and who was told farewell has hung up, but not for ever. */
    void awaitIdle(State state, Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while ((state.running() > 0 || doorkeeper.isLeaveTaken()) && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }

    void stop() {
        stopAccepting();
        admin.forEach(listener -> IoUtils.safeClose(listener.channel()));
        doorkeeper.closeAll();
        worker.shutdownNow();
        try {
            worker.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        buffers.close();
        records.close();
    }
}
