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
import java.util.function.Consumer;
import java.util.function.Function;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.channels.AcceptingChannel;
import org.xnio.ssl.SslConnection;

/**
 * Takes new connections: counts them, so that no one fills the house, and closes one whose TLS handshake does not come to
 * an end, for which the library has no timeout.
 */
final class Doorkeeper {
    private static final int MOST = 32_768;

    /** Half of all: many readers may share one address, behind a proxy or in a container's network. */
    private static final int MOST_FROM_ONE_ADDRESS = MOST / 2;

    private static final long HANDSHAKE_SECONDS = 10;
    private static final long ROUND = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<Problem> problems;
    private final Figures figures;
    private final Set<StreamConnection> shakingHands = ConcurrentHashMap.newKeySet();
    private final Map<StreamConnection, InetAddress> inside = new ConcurrentHashMap<>();
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();
    private final AtomicLong lastRound = new AtomicLong(System.nanoTime());

    Doorkeeper(Consumer<Problem> problems, Figures figures) {
        this.problems = problems;
        this.figures = figures;
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
            goRound();
            InetSocketAddress peer = connection.getPeerAddress(InetSocketAddress.class);
            if (peer == null
                    || inside.size() >= MOST
                    || byAddress.merge(peer.getAddress(), 1, Integer::sum) > MOST_FROM_ONE_ADDRESS) {
                figures.refused();
                IoUtils.safeClose(connection);
                return;
            }
            figures.accepted();
            FairReads.on(connection);
            StreamConnection wrapped = wrap.apply(connection);
            inside.put(wrapped, peer.getAddress());
            next.handleEvent(wrapped);
        } catch (RuntimeException | OutOfMemoryError broken) {
            IoUtils.safeClose(connection);
            problems.accept(Problem.error("a connection could not be served: " + broken));
        }
    }

    /**
     * Forgets those who left, once a second at most. The library keeps the one close listener of a connection for itself,
     * so nobody tells us; for a coarse limit that is early enough.
     */
    private void goRound() {
        long now = System.nanoTime();
        long last = lastRound.get();
        if (now - last < ROUND || !lastRound.compareAndSet(last, now)) {
            return;
        }
        forget();
    }

    private synchronized void forget() {
        shakingHands.removeIf(connection -> {
            if (connection.isOpen()) {
                return false;
            }
            figures.failedHandshake();
            return true;
        });
        inside.keySet().removeIf(connection -> !connection.isOpen());
        byAddress.clear();
        inside.values().forEach(address -> byAddress.merge(address, 1, Integer::sum));
    }

    private void limitHandshake(SslConnection connection) {
        shakingHands.add(connection);
        AtomicBoolean done = new AtomicBoolean();
        Runnable close = () -> {
            if (!done.get()) {
                IoUtils.safeClose(connection);
            }
        };
        XnioExecutor.Key timer = connection.getIoThread().executeAfter(close, HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        connection.getHandshakeSetter().set(finished -> {
            done.set(true);
            shakingHands.remove(connection);
            figures.handshake(connection.getSslSession().getProtocol());
            timer.remove();
        });
    }

    /** How many are inside. */
    int open() {
        forget();
        return inside.size();
    }

    void closeAll() {
        for (StreamConnection connection : inside.keySet()) {
            connection.getIoThread().execute(() -> IoUtils.safeClose(connection));
        }
    }
}
