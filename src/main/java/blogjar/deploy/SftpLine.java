package blogjar.deploy;

import blogjar.cloud.Pause;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A connection over which many things are done at once. Where it is cut it is made again, after a pause that grows, and what was
 * not done is done then; it is given up when nothing gets done any more.
 */
final class SftpLine implements AutoCloseable {
    /** OpenSSH takes ten channels to a connection unless told otherwise; one is for the lock. */
    static final int MOST_AT_ONCE = 9;

    private static final int MOST_IN_VAIN = 6;
    private static final int MILLIS = 30_000;
    private static final long PAUSE = 200;

    private final SshLogin login;
    private final int atOnce;
    private final ExecutorService threads;
    private volatile @Nullable Session session;
    private volatile Guard guard = () -> {};

    /** @param atOnce so many things, or fewer */
    SftpLine(SshLogin login, int atOnce) {
        this.login = login;
        this.atOnce = Math.min(atOnce, MOST_AT_ONCE);
        this.threads = Executors.newFixedThreadPool(this.atOnce);
    }

    /** Something that may be done twice, as nobody knows what was done when a connection is cut. */
    interface Step<T> {
        void take(ChannelSftp channel, T item) throws SftpException, IOException;
    }

    /** Likewise, with an answer. */
    interface Question<R> {
        R ask(ChannelSftp channel) throws SftpException, IOException;
    }

    /** What says that there is no going on. */
    interface Guard {
        /** @throws blogjar.diagnostic.ProblemException where there is none */
        void check();
    }

    /** The connection is no more. */
    private static final class Cut extends IOException {
        private static final long serialVersionUID = 1;

        Cut(Throwable cause) {
            super(cause.getMessage(), cause);
        }
    }

    <R> R ask(String what, Question<R> question) throws IOException {
        AtomicReference<@Nullable R> answer = new AtomicReference<>();
        each(List.of(what), (channel, item) -> answer.set(question.ask(channel)));
        R given = answer.get();
        if (given == null) {
            throw new IllegalStateException("no answer to " + what);
        }
        return given;
    }

    /** Asked before each item from now on. */
    void guard(Guard next) {
        guard = next;
    }

    /** To be called in the midst of what takes long. */
    void check() {
        guard.check();
    }

    /** @param items shown by their texts where one fails */
    <T> void each(Collection<? extends T> items, Step<T> step) throws IOException {
        Queue<T> left = new ConcurrentLinkedQueue<>(items);
        int vain = 0;
        while (!left.isEmpty()) {
            int before = left.size();
            try {
                pass(left, Math.max(1, atOnce >> vain), step);
            } catch (Cut cut) {
                drop();
                vain = left.size() < before ? 0 : vain + 1;
                if (vain >= MOST_IN_VAIN) {
                    throw new ProblemException(
                            Problem.error("the connection to " + login + " was lost: " + cut.getMessage())
                                    .fix("deploy again when the host can be reached; what is there is not sent again"));
                }
                Pause.take(PAUSE << vain);
            }
        }
    }

    /** In the midst of another step. */
    void aside(Step<String> step, String item) throws IOException {
        Session current = session;
        if (current == null) {
            throw new IOException("there is no connection");
        }
        ChannelSftp channel = open(current);
        try {
            run(channel, item, step);
        } finally {
            channel.disconnect();
        }
    }

    /** @param most at once: fewer where nothing got done before the line was cut, so that one of them is done before the next cut */
    private <T> void pass(Queue<T> left, int most, Step<T> step) throws IOException {
        Session current = connected();
        AtomicBoolean failed = new AtomicBoolean();
        List<Future<@Nullable Void>> all = new ArrayList<>();
        int number = Math.min(most, left.size());
        for (int i = 0; i < number; i++) {
            boolean first = i == 0;
            all.add(threads.submit(() -> {
                work(current, first, left, step, failed);
                return null;
            }));
        }
        IOException cut = null;
        ProblemException refused = null;
        for (Future<@Nullable Void> one : all) {
            try {
                one.get();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IOException("stopped", stopped);
            } catch (ExecutionException ended) {
                if (ended.getCause() instanceof ProblemException problem) {
                    refused = problem;
                } else if (ended.getCause() instanceof IOException io) {
                    cut = cut == null || cut instanceof Cut ? io : cut;
                } else {
                    throw new IllegalStateException(ended.getCause());
                }
            }
        }
        if (refused != null) {
            throw refused;
        }
        if (cut != null) {
            throw cut;
        }
    }

    private <T> void work(Session current, boolean first, Queue<T> left, Step<T> step, AtomicBoolean failed)
            throws IOException {
        ChannelSftp channel;
        try {
            channel = open(current);
        } catch (Cut refused) {
            if (first || !current.isConnected()) {
                failed.set(true);
                throw refused;
            }
            return; // a host that takes fewer channels; the others do the work
        }
        try {
            for (T item = left.poll(); item != null; item = failed.get() ? null : left.poll()) {
                boolean done = false;
                try {
                    check();
                    run(channel, item, step);
                    done = true;
                } finally {
                    if (!done) {
                        failed.set(true);
                        left.add(item);
                    }
                }
            }
        } finally {
            channel.disconnect();
        }
    }

    private static ChannelSftp open(Session session) throws Cut {
        try {
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(MILLIS);
            return channel;
        } catch (JSchException failed) {
            throw new Cut(failed);
        }
    }

    private <T> void run(ChannelSftp channel, T item, Step<T> step) throws IOException {
        try {
            step.take(channel, item);
        } catch (SftpException failed) {
            if (failed.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            if (!channel.isConnected() || failed.getCause() != null) {
                throw new Cut(failed);
            }
            throw new ProblemException(
                    Problem.error(login + " refused " + item + ": " + failed.getMessage())
                            .fix(
                                    "see to the rights and to the space there, and deploy again; what is there is not sent again"));
        } catch (ProblemException refused) {
            throw refused;
        } catch (RuntimeException broken) {
            if (channel.isConnected()) {
                throw broken;
            }
            throw new Cut(broken); // the library, reading half an answer
        }
    }

    private Session connected() throws IOException {
        Session current = session;
        if (current != null && current.isConnected()) {
            return current;
        }
        try {
            current = login.connect();
        } catch (IOException failed) {
            throw new Cut(failed);
        }
        session = current;
        return current;
    }

    private void drop() {
        if (session != null) {
            session.disconnect();
            session = null;
        }
    }

    @Override
    public void close() {
        drop();
        threads.shutdown();
    }
}
