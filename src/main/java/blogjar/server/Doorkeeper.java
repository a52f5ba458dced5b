package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.metrics.Figures;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;
import org.xnio.ssl.SslConnection;

/**
 * Takes new connections: counts them, so that no one fills the house, and closes one whose TLS handshake does not come to
 * an end, for which the library has no timeout.
 */
final class Doorkeeper {
    private static final long ROUND = TimeUnit.SECONDS.toNanos(1);

    /** For how many seconds a client may take next to nothing when memory or room is scarce. */
    private static final long HURRY = 3;

    private final Limits limits;
    private final Proxies proxies;
    private final BooleanSupplier isTight;
    private final Consumer<Problem> problems;
    private final Figures figures;
    /**
     * After which nobody can be here without a request, whatever the clock says: the library's own limits, which are shorter, look
     * at the time of day, and where that is set back they hold for as long.
     */
    private final long longest;

    private final Set<StreamConnection> shakingHands = ConcurrentHashMap.newKeySet();
    private final Guests guests;
    private final Map<InetAddress, Integer> byHousehold = new ConcurrentHashMap<>();
    private final LongAdder arrivals = new LongAdder();
    private final AtomicLong lastRound = new AtomicLong(System.nanoTime());

    /**
     * @param proxies whose addresses stand for many clients
     * @param ports told how many connections each may take
     * @param isTight whether most of the memory is lent to those inside
     */
    Doorkeeper(
            Limits limits,
            Proxies proxies,
            IntConsumer ports,
            BooleanSupplier isTight,
            Consumer<Problem> problems,
            Figures figures) {
        this.limits = limits;
        this.guests = new Guests(limits.connections(), ports, problems);
        this.longest = limits.handshake().plus(limits.header()).toNanos()
                + Math.max(limits.keepAlive().toNanos(), limits.idle().toNanos());
        this.isTight = isTight;
        this.proxies = proxies;
        this.problems = problems;
        this.figures = figures;
    }

    /** Goes round by itself too, as long as the worker lives, so that nobody stays for want of others who come. */
    void begin(XnioWorker worker) {
        worker.getIoThread().executeAtInterval(this::goRound, 1, TimeUnit.SECONDS);
    }

    /** How many connections there were, those sent away among them. */
    long arrivals() {
        return arrivals.sum();
    }

    ChannelListener<AcceptingChannel<StreamConnection>> plain(ChannelListener<StreamConnection> next) {
        return server -> takeAll(server, connection -> connection, next);
    }

    /** @param wrap how TLS is put around a connection */
    ChannelListener<AcceptingChannel<StreamConnection>> secure(
            Function<StreamConnection, SslConnection> wrap, ChannelListener<StreamConnection> next) {
        return server -> takeAll(server, wrap, connection -> {
            limitHandshake((SslConnection) connection);
            next.handleEvent(connection);
        });
    }

    private void takeAll(
            AcceptingChannel<StreamConnection> server,
            Function<StreamConnection, ? extends StreamConnection> wrap,
            ChannelListener<StreamConnection> next) {
        try {
            for (StreamConnection c = server.accept(); c != null; c = server.accept()) {
                take(c, wrap, next);
            }
        } catch (IOException | RuntimeException | OutOfMemoryError notNow) {
            if (server.isOpen()) {
                problems.accept(Problem.error("a connection could not be taken: " + notNow)
                        .fix("look at the limits of open files (ulimit -n) and of memory"));
            }
        }
    }

    private void take(
            StreamConnection connection,
            Function<StreamConnection, ? extends StreamConnection> wrap,
            ChannelListener<StreamConnection> next) {
        try {
            arrivals.increment();
            goRound();
            InetSocketAddress peer = connection.getPeerAddress(InetSocketAddress.class);
            if (peer == null || isCrowded(peer.getAddress()) || !guests.makeRoom(connection.getIoThread())) {
                turnAway(connection);
                return;
            }
            figures.accepted();
            Pace pace = Pace.of(connection);
            if (proxies.announces(peer.getAddress())) {
                guests.add(connection, new Guest(connection, connection, peer.getAddress(), pace));
                ProxyGreeting.await(connection, limits.handshake(), (announced, client) -> {
                    guests.remove(connection);
                    enterAnnounced(announced, client == null ? peer : client, pace, wrap, next);
                });
            } else {
                enter(connection, peer.getAddress(), pace, wrap, next);
            }
        } catch (RuntimeException | OutOfMemoryError broken) {
            refuse(connection, broken);
        }
    }

    private void enterAnnounced(
            StreamConnection connection,
            InetSocketAddress client,
            Pace pace,
            Function<StreamConnection, ? extends StreamConnection> wrap,
            ChannelListener<StreamConnection> next) {
        try {
            if (isCrowded(client.getAddress())) {
                turnAway(connection);
            } else {
                enter(connection, client.getAddress(), pace, wrap, next);
            }
        } catch (RuntimeException | OutOfMemoryError broken) {
            refuse(connection, broken);
        }
    }

    private void enter(
            StreamConnection connection,
            InetAddress from,
            Pace pace,
            Function<StreamConnection, ? extends StreamConnection> wrap,
            ChannelListener<StreamConnection> next) {
        FairReads.on(connection);
        StreamConnection wrapped = wrap.apply(connection);
        guests.add(wrapped, new Guest(wrapped, connection, from, pace));
        next.handleEvent(wrapped);
    }

    private void turnAway(StreamConnection connection) {
        figures.refused();
        IoUtils.safeClose(connection);
    }

    private void refuse(StreamConnection connection, Throwable broken) {
        IoUtils.safeClose(connection);
        problems.accept(Problem.error("a connection could not be served: " + broken));
    }

    /** Counts an address, and tells whether there are too many of it. */
    private boolean isCrowded(InetAddress address) {
        return isCounted(address)
                && byHousehold.merge(Household.of(address), 1, Integer::sum)
                        > limits.perAddress().most();
    }

    private boolean isCounted(InetAddress address) {
        return limits.perAddress().most() > 0
                && (limits.perAddress().local() || !Household.isLocal(address))
                && !proxies.trusts(address);
    }

    /**
     * Looks after those inside, once a second at most: forgets who left, and sends away who takes next to nothing. For a
     * coarse limit that is early enough.
     */
    private void goRound() {
        long now = System.nanoTime();
        long last = lastRound.get();
        if (now - last < ROUND || !lastRound.compareAndSet(last, now)) {
            return;
        }
        look(now);
    }

    private synchronized void look(long now) {
        shakingHands.removeIf(connection -> {
            if (connection.isOpen()) {
                return false;
            }
            figures.failedHandshake();
            return true;
        });
        long patience =
                Math.min(limits.idle().toSeconds(), isTight.getAsBoolean() || guests.isFull() ? HURRY : Long.MAX_VALUE);
        long period = TimeUnit.SECONDS.toNanos(patience);
        long least = limits.rate() * patience;
        byHousehold.clear();
        guests.forgetLeft();
        for (Guest guest : guests.all()) {
            boolean overstays = now - guest.quietSince(now) > longest && guest.isIdle();
            if (isCounted(guest.from())) {
                byHousehold.merge(Household.of(guest.from()), 1, Integer::sum);
            }
            if (guest.isTooSlow(now, period, least) || overstays) {
                guest.leave();
            }
        }
        guests.keepRoom();
    }

    private void limitHandshake(SslConnection connection) {
        shakingHands.add(connection);
        AtomicBoolean done = new AtomicBoolean();
        Runnable close = () -> {
            if (!done.get()) {
                IoUtils.safeClose(connection);
            }
        };
        XnioExecutor.Key timer =
                connection.getIoThread().executeAfter(close, limits.handshake().toMillis(), TimeUnit.MILLISECONDS);
        connection.getHandshakeSetter().set(finished -> {
            done.set(true);
            shakingHands.remove(connection);
            figures.handshake(connection.getSslSession().getProtocol());
            timer.remove();
        });
    }

    /** To be told when the system gives no more files. */
    void lackFiles(String reason, XnioExecutor later) {
        guests.lackFiles(reason, later);
    }

    /** How many are inside. */
    int open() {
        look(System.nanoTime());
        return guests.count();
    }

    /** Who sends requests one after the other over HTTP/2 is told that no more are taken. */
    void sayFarewell() {
        guests.all().forEach(Guest::sayFarewell);
    }

    /** Whether somebody was told so and has not hung up yet. */
    boolean isLeaveTaken() {
        return guests.all().stream().anyMatch(Guest::isLeaving);
    }

    /** Null for who has left already. */
    @Nullable
    Guest guest(StreamConnection connection) {
        return guests.get(connection);
    }

    void closeAll() {
        guests.all().forEach(Guest::leave);
    }
}
