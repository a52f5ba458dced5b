package blogjar.server;

import blogjar.diagnostic.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/** Those inside. When the house is full, those who have asked for nothing the longest make room for who comes. */
final class Guests {
    private static final long SILENCE = TimeUnit.MINUTES.toNanos(1);

    /** For how long it is not looked again after all were found busy. */
    private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(20);

    private final Map<StreamConnection, Guest> inside = new ConcurrentHashMap<>();
    private final int most;
    private final Problem full;
    private final Consumer<Problem> problems;
    private final AtomicLong toldAt = new AtomicLong(System.nanoTime() - SILENCE);
    private long allBusyAt = System.nanoTime() - PAUSE;

    /**
     * @param limit of connections, as it is set
     * @param files how many there may be, which connections are, too
     */
    Guests(int limit, OpenFiles files, Consumer<Problem> problems) {
        int affordable = affordable(files);
        this.problems = problems;
        most = Math.min(limit, affordable);
        full = Problem.notice("there are " + most + " connections, the most that "
                        + (affordable < limit
                                ? "the limit of open files (" + files.limit() + ") has room for"
                                : "server.limits.connections allows")
                        + ": who asks for nothing is sent away")
                .fix(
                        affordable < limit
                                ? "raise the limit: ulimit -n, LimitNOFILE= of systemd, --ulimit nofile= of Docker"
                                : "raise it if so many readers are to be expected");
    }

    /** Fewer than the ports take, so that there is always one who comes in and asks for room. */
    private static int affordable(OpenFiles files) {
        int taken = files.connections();
        return Math.max(1, taken - Math.max(1, taken / 8));
    }

    boolean isFull() {
        return inside.size() >= most;
    }

    /** Whether another one may come in, as there is room or some idle ones went for it. */
    boolean makeRoom() {
        if (!isFull()) {
            return true;
        }
        forgetLeft();
        if (!isFull()) {
            return true;
        }
        tell(full);
        return sendAway(1 + most / 16);
    }

    /** To be told when the system gives no more files, whoever has them. */
    void lackFiles(String reason) {
        tell(
                Problem.error("a connection could not be taken: " + reason)
                        .fix(
                                "look at the limit of open files: ulimit -n, LimitNOFILE= of systemd, --ulimit nofile= of Docker"));
        forgetLeft();
        sendAway(1 + inside.size() / 4);
    }

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
        idle.sort(Comparator.comparingLong(Waiting::nanos).reversed());
        for (Waiting one : idle.subList(0, Math.min(wanted, idle.size()))) {
            inside.remove(one.connection());
            one.guest().leave();
        }
        return true;
    }

    private record Waiting(StreamConnection connection, Guest guest, long nanos) {}

    /** Once a minute at most. */
    private void tell(Problem problem) {
        long now = System.nanoTime();
        long last = toldAt.get();
        if (now - last >= SILENCE && toldAt.compareAndSet(last, now)) {
            problems.accept(problem);
        }
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
