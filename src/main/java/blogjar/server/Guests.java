package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.metrics.OpenFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

/** Those inside. When the house is full, those who have asked for nothing the longest make room for who comes. */
final class Guests {
    /** For how long it is not looked again after all were found busy. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    /** Who has just come has not had the time to ask. */
    private static final long GRACE_MILLIS = 10;

    /**
     * By how many a port may take more than may be inside. As many threads as let in connections may do so at once, and when all
     * that a port may take are inside, nobody comes who would ask for room.
     */
    private static final int LEAST_WAITING = Listeners.MOST_IO_THREADS + 1;

    private static final int MOST_WAITING = 128;

    /** Shorter than the first pause of the library after an attempt in vain, which is 250. */
    private static final long PORTS_MILLIS = 150;

    private static final String FIX =
            "raise the limit of open files: ulimit -n, LimitNOFILE= of systemd, --ulimit nofile= of Docker";

    private final Map<StreamConnection, Guest> inside = new ConcurrentHashMap<>();
    private final int limit;
    private final IntConsumer ports;
    private final Consumer<Problem> problems;
    private final Seldom telling = new Seldom();
    private final AtomicBoolean lookingAgain = new AtomicBoolean();
    private volatile Room room;
    private long allBusyAt = System.nanoTime() - PAUSE;

    /**
     * @param limit of connections, as it is set
     * @param ports told how many connections each may take: more than may be inside, but fewer than there are files
     */
    Guests(int limit, IntConsumer ports, Consumer<Problem> problems) {
        this.limit = limit;
        this.ports = ports;
        this.problems = problems;
        room = fitting(OpenFiles.now());
        ports.accept(room.ofPort());
    }

    private Room fitting(OpenFiles files) {
        int affordable = files.connections(inside.size());
        int waiting = Math.max(LEAST_WAITING, Math.min(Math.min(limit, affordable) / 8, MOST_WAITING));
        int allowed = Math.max(1, Math.min(limit, affordable - waiting));
        return new Room(allowed, waiting, files);
    }

    /** For how many there is room inside, and how many more one port may take, with so many files. */
    private record Room(int inside, int waiting, OpenFiles files) {
        int ofPort() {
            return inside + waiting;
        }
    }

    boolean isFull() {
        return inside.size() >= room.inside();
    }

    /**
     * Whether another one may come in. Where it is full, some idle ones leave; where there are none, a few more than are allowed
     * come in until some are idle; where files are what is scarce, as many as the ports take.
     *
     * @param later in which who leaves only after a moment is sent away
     */
    boolean makeRoom(XnioExecutor later) {
        if (!isFull()) {
            return true;
        }
        forgetLeft();
        if (!isFull()) {
            return true;
        }
        if (telling.isDue()) {
            room = fitting(OpenFiles.now());
            ports.accept(room.ofPort());
            problems.accept(full());
        }
        sendAway(inside.size() - room.inside() + 1 + room.inside() / 16);
        if (isFull() && lookingAgain.compareAndSet(false, true)) {
            lookAgain(later);
        }
        return inside.size() - limit < room.waiting();
    }

    private Problem full() {
        boolean scarce = room.inside() < limit;
        return Problem.notice("there are " + inside.size() + " connections, as many as "
                        + (scarce
                                ? "the limit of open files (" + room.files().limit() + ") has room for"
                                : "server.limits.connections allows")
                        + ": who asks for nothing is sent away")
                .fix(scarce ? FIX : "raise it if so many readers are to be expected");
    }

    /**
     * To be told when the system gave no connection, as it seldom does: it has fewer files than it said, or somebody else in this
     * process has many.
     *
     * @param later in which the ports are told: a port that is full goes on as soon as one leaves, and would fail again, and
     *     pause for longer, as the files of those who were sent away are not closed yet
     */
    void lackFiles(String reason, XnioExecutor later) {
        forgetLeft();
        room = fitting(OpenFiles.now());
        if (telling.isDue()) {
            problems.accept(
                    Problem.error("a connection could not be taken: " + reason).fix(FIX));
        }
        sendAway(Math.max(1, inside.size() - room.inside()));
        later.executeAfter(() -> ports.accept(room.ofPort()), PORTS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void lookAgain(XnioExecutor later) {
        later.executeAfter(
                () -> {
                    if (keepRoom()) {
                        lookingAgain.set(false);
                    } else {
                        lookAgain(later);
                    }
                },
                GRACE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** Sends away who is beyond the limit, and one more; whether that has been done. */
    boolean keepRoom() {
        if (isFull()) {
            sendAway(inside.size() - room.inside() + 1);
        }
        return !isFull();
    }

    private synchronized void sendAway(int wanted) {
        long now = System.nanoTime();
        if (now - allBusyAt < PAUSE) {
            return;
        }
        List<Waiting> idle = new ArrayList<>();
        inside.forEach((connection, guest) -> {
            if (guest.isIdle()) {
                idle.add(new Waiting(connection, guest, now - guest.quietSince(now)));
            }
        });
        if (idle.isEmpty()) {
            allBusyAt = now;
        }
        idle.stream()
                .filter(one -> one.nanos() >= TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS))
                .sorted(Comparator.comparingLong(Waiting::nanos).reversed())
                .limit(wanted)
                .forEach(one -> {
                    inside.remove(one.connection());
                    one.guest().leave();
                });
    }

    private record Waiting(StreamConnection connection, Guest guest, long nanos) {}

    void add(StreamConnection connection, Guest guest) {
        inside.put(connection, guest);
    }

    void remove(StreamConnection connection) {
        inside.remove(connection);
    }

    /** Null for who has left already. */
    @Nullable
    Guest get(StreamConnection connection) {
        return inside.get(connection);
    }

    Collection<Guest> all() {
        return inside.values();
    }

    int count() {
        return inside.size();
    }

    /** The library keeps the one close listener of a connection for itself, so nobody tells who has left. */
    void forgetLeft() {
        inside.values().removeIf(guest -> !guest.isHere());
    }
}
