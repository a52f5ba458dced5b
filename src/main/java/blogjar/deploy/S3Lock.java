package blogjar.deploy;

import blogjar.cloud.Pause;
import blogjar.deploy.s3.Body;
import blogjar.deploy.s3.Bucket;
import blogjar.deploy.s3.Listed;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps runs apart. Each puts an object of its own name, and goes on when the list that it reads after that has no other one; where it has,
 * the one with the first name waits, and the others take theirs away and come back later. So of two runs at least one sees the other's,
 * whatever they do at once. All that is asked of a store is that a list has what was put before it, which AWS, R2, B2, OSS, COS, MinIO and
 * Ceph promise; writing on a condition ({@code If-None-Match: *}) is younger, spelt differently by some of them ({@code
 * x-oss-forbid-overwrite}, {@code x-cos-forbid-overwrite}), and a store that does not know it may write without a word.
 *
 * <p>Its owner puts it again from time to time. One that is older than that, by the clock of the store alone, is of a run that is dead.
 */
final class S3Lock {
    static final String FOLDER = ".blog-lock/";
    private static final long LOOK_MILLIS = 500;
    private static final int LOOKS_IN_SILENCE = 2;
    private static final Body BODY =
            Body.of((System.getProperty("user.name", "") + "\n").getBytes(StandardCharsets.UTF_8));

    private final Bucket bucket;
    private final String folder;
    private final String own;
    private final Duration patience;
    private final Heartbeat heartbeat;
    private long put;
    private volatile @Nullable Exception lost;

    private S3Lock(Bucket bucket, String prefix, Duration patience) {
        this.bucket = bucket;
        this.folder = prefix + FOLDER;
        this.own = folder + UUID.randomUUID();
        this.patience = patience;
        this.heartbeat = new Heartbeat(patience);
    }

    /** Comes back when nobody else has it. {@code waiting} is run once, where that takes a while. */
    static S3Lock take(Bucket bucket, String prefix, Duration patience, Runnable waiting) throws IOException {
        S3Lock lock = new S3Lock(bucket, prefix, patience);
        try {
            lock.await(waiting);
        } catch (IOException | RuntimeException failed) {
            try {
                lock.release(true);
            } catch (IOException also) {
                failed.addSuppressed(also);
            }
            throw failed;
        }
        lock.heartbeat.begin(lock::keep);
        return lock;
    }

    private void await(Runnable waiting) throws IOException {
        put();
        for (int looks = 0; ; looks++) {
            SortedSet<String> all = alive();
            boolean there = all.contains(own);
            if (there && all.size() == 1) {
                return;
            }
            if (there && !all.first().equals(own)) {
                bucket.remove(own);
            }
            if (looks == LOOKS_IN_SILENCE) {
                waiting.run();
            }
            rest();
            if (there && all.first().equals(own)) {
                keepWaiting();
            } else if (alive().isEmpty()) {
                put();
            }
        }
    }

    /** Nothing is held yet, so it may be put whatever others made of it. */
    private synchronized void keepWaiting() throws IOException {
        if (System.nanoTime() - put > TimeUnit.MILLISECONDS.toNanos(Heartbeat.part(patience))) {
            put();
        }
    }

    private void rest() throws IOException {
        long pause = Math.max(2, Math.min(LOOK_MILLIS, Heartbeat.part(patience)));
        Pause.take(pause / 2 + ThreadLocalRandom.current().nextLong(pause));
    }

    /** Those of runs that live; the others go. */
    private SortedSet<String> alive() throws IOException {
        SortedSet<Listed> found = new TreeSet<>(Comparator.comparing(Listed::key));
        Instant now = bucket.list(folder, found::add);
        SortedSet<String> alive = new TreeSet<>();
        for (Listed one : found) {
            if (one.key().equals(own) || Duration.between(one.modified(), now).compareTo(patience) <= 0) {
                alive.add(one.key());
            } else {
                bucket.remove(one.key());
            }
        }
        return alive;
    }

    private synchronized void put() throws IOException {
        long before = System.nanoTime();
        bucket.put(own, Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-store"), BODY);
        put = before;
    }

    /** Only where it is still there, as another run may have taken this one for dead. */
    private synchronized void renew() throws IOException {
        if (System.nanoTime() - put > patience.toNanos() || bucket.look(own).isEmpty()) {
            throw new ProblemException(
                    Problem.error("another deploy may have taken this one for dead, and gone on in its place")
                            .fix("deploy again; where the line is slow, give it longer with deploy.lock"));
        }
        put();
    }

    private synchronized void keep() {
        try {
            renew();
        } catch (IOException | ProblemException failed) {
            if (failed instanceof ProblemException || System.nanoTime() - put > patience.toNanos() / 2) {
                lost = failed;
            } // else there is time to try it again
        }
    }

    /** To be called often. */
    void check() throws IOException {
        Exception failed = lost;
        if (failed instanceof ProblemException problem) {
            throw problem;
        }
        if (failed != null) {
            throw new IOException("the lock could not be kept: " + failed.getMessage(), failed);
        }
    }

    /** To be called before what can't be undone. */
    void ensure() throws IOException {
        check();
        renew();
    }

    /** Without haste where all is well; else once only. */
    synchronized void release(boolean hasty) throws IOException {
        heartbeat.end(); // what is under way has ended, as it is synchronized, too
        (hasty ? bucket.hasty() : bucket).remove(own);
    }
}
