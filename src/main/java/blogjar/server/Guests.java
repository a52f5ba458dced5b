package blogjar.server;

import blogjar.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

/** Those inside. When the house is full, those who have asked for nothing the longest make room for who comes. */
final class Guests {
    private static final long SILENCE = TimeUnit.MINUTES.toNanos(1);

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

    private static final String FIX =
            "raise the limit of open files: ulimit -n, LimitNOFILE= of systemd, --ulimit nofile= of Docker";

    private final Map<StreamConnection, Guest> inside = new ConcurrentHashMap<>();
    private final int limit;
    private final IntConsumer ports;
    private final Consumer<Problem> problems;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - SILENCE);
    private final AtomicBoolean lookingAgain = new AtomicBoolean();
    private volatile int most;
    private long allBusyAt = System.nanoTime() - PAUSE;

    /**
     * @param limit of connections, as it is set
     * @param ports told how many connections each may take: more than may be inside, but fewer than there are files
     */
    Guests(int limit, IntConsumer ports, Consumer<Problem> problems) {
        this.limit = limit;
        this.ports = ports;
        this.problems = problems;
        fit(OpenFiles.now());
    }

    /** Whether files are what is scarce. */
    private boolean fit(OpenFiles files) {
        int affordable = files.connections(inside.size());
        int waiting = Math.max(LEAST_WAITING, Math.min(affordable / 8, MOST_WAITING));
        most = Math.max(1, Math.min(limit, affordable - waiting));
        ports.accept(most + waiting);
        return most < limit;
    }

    boolean isFull() {
        return inside.size() >= most;
    }

    /**
     * Whether another one may come in, as there is room or some idle ones leave for it.
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
        if (isToTell()) {
            OpenFiles files = OpenFiles.now();
            boolean scarce = fit(files);
            problems.accept(Problem.notice("there are " + inside.size() + " connections, as many as "
                            + (scarce
                                    ? "the limit of open files (" + files.limit() + ") has room for"
                                    : "server.limits.connections allows")
                            + ": who asks for nothing is sent away")
                    .fix(scarce ? FIX : "raise it if so many readers are to be expected"));
        }
        boolean someIdle = sendAway(inside.size() - most + 1 + most / 16);
        if (someIdle && isFull() && lookingAgain.compareAndSet(false, true)) {
            lookAgain(later);
        }
        return someIdle;
    }

    /**
     * To be told when the system gave no connection, as it seldom does: it has fewer files than it said, or somebody else in this
     * process has many.
     */
    void lackFiles(String reason) {
        forgetLeft();
        fit(OpenFiles.now());
        if (isToTell()) {
            problems.accept(
                    Problem.error("a connection could not be taken: " + reason).fix(FIX));
        }
        sendAway(Math.max(1, inside.size() - most));
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

    /** Sends away who is beyond the limit, and one more; whether nothing is left to do. */
    boolean keepRoom() {
        return !isFull() || !sendAway(inside.size() - most + 1) || !isFull();
    }

    /** Whether any are idle, though they may have come too recently to be sent away. */
    private synchronized boolean sendAway(int wanted) {
        long now = System.nanoTime();
        if (now - allBusyAt < PAUSE) {
            return false;
        }
        List<Waiting> idle = new ArrayList<>();
        inside.forEach((connection, guest) -> {
            if (guest.isIdle()) {
                idle.add(new Waiting(connection, guest, now - guest.quietSince(now)));
            }
        });
        if (idle.isEmpty()) {
            allBusyAt = now;
            return false;
        }
        idle.stream()
                .filter(one -> one.nanos() >= TimeUnit.MILLISECONDS.toNanos(GRACE_MILLIS))
                .sorted(Comparator.comparingLong(Waiting::nanos).reversed())
                .limit(wanted)
                .forEach(one -> {
                    inside.remove(one.connection());
                    one.guest().leave();
                });
        return true;
    }

    private record Waiting(StreamConnection connection, Guest guest, long nanos) {}

    /** Once a minute. */
    private boolean isToTell() {
        long now = System.nanoTime();
        long last = toldAt.get();
        return now - last >= SILENCE && toldAt.compareAndSet(last, now);
    }

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
