package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.git.Checkout;
import blogjar.git.Fetched;
import blogjar.git.Forge;
import blogjar.git.GitException;
import blogjar.git.HookSecret;
import blogjar.metrics.Standing;
import blogjar.output.WholeFile;
import blogjar.server.Hook;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Follows a branch: looks at it from time to time and when it is told to, has its files, and has the blog built of them. One look
 * runs at a time and at most one waits, however often it is told. What it knows outlives it in a file, which says whether the files
 * are whole: a start after an end in the middle of anything begins with a look.
 */
public final class Following implements Hook, AutoCloseable {
    private static final String STATE = "state.json";
    private static final int SHORT = 7;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final GitSettings settings;
    private final Path folder;
    private final Checkout checkout;
    private final Journal journal;
    private final Clock clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread made = new Thread(work, "git");
        made.setDaemon(true);
        return made;
    });
    private final AtomicBoolean waiting = new AtomicBoolean();
    private volatile boolean closed;
    private volatile String commit = "";
    private volatile boolean whole;
    /** Read where files may be read, as who answers requests may read none of the kind; again with each look, as it may be changed. */
    private volatile Optional<String> hookSecret;

    private volatile Standing.Git standing = Standing.Git.NONE;
    private volatile @Nullable Taker taker;
    private String told = "";
    private String toldOfForge = "";

    /** Who has the blog built of new files. */
    interface Taker {
        /**
         * @param files puts them in place; nobody may read the folder meanwhile
         * @return what kept it from being published; empty where it was
         */
        Optional<Problem> take(Files files) throws GitException;

        void note(Standing.Git standing);

        /** Where the blog is, for a person. */
        String site();

        /** New files on their way. */
        interface Files {
            void put() throws GitException;
        }
    }

    /** @param folder for all of it, ours alone */
    public Following(GitSettings settings, Path folder, Journal journal, Clock clock) {
        this.settings = settings;
        this.folder = folder;
        this.journal = journal;
        this.clock = clock;
        this.hookSecret = settings.hookSecret();
        this.checkout = new Checkout(folder, settings.branch(), problem -> journal.tell(List.of(problem)));
        remember();
    }

    /** The blog's folder, which is there when the files are whole. */
    public Path blog() {
        return settings.path().isEmpty() ? checkout.tree() : checkout.tree().resolve(settings.path());
    }

    /** Whether all files are there, of some commit. */
    public boolean isWhole() {
        return whole;
    }

    /** What was known when it ended; of another branch it is forgotten. */
    private void remember() {
        try {
            Path file = folder.resolve(STATE);
            Object parsed = Files.exists(file) ? Json.parse(Files.readString(file)) : null;
            if (parsed instanceof Map<?, ?> state
                    && settings.branch().toString().equals(state.get("branch"))
                    && state.get("commit") instanceof String last) {
                commit = last;
                whole = Boolean.TRUE.equals(state.get("whole"));
            }
        } catch (IOException | Json.SyntaxException unreadable) {
            commit = ""; // all is fetched anew
        }
    }

    private void keep(String now, boolean isWhole) throws IOException {
        String state = Json.print(Map.of("branch", settings.branch().toString(), "commit", now, "whole", isWhole));
        if (!closed) {
            Files.createDirectories(folder);
            WholeFile.write(folder.resolve(STATE), (state + "\n").getBytes(StandardCharsets.UTF_8));
        }
        commit = now;
        whole = isWhole;
    }

    /**
     * Has the files for the first time.
     *
     * @throws GitException where they are not to be had
     * @throws ProblemException where the blog's folder is not among them
     */
    public void fetchFirst() throws GitException {
        put(checkout.fetch(""));
        if (!Files.isDirectory(blog())) {
            throw settings.noFolder();
        }
    }

    private void put(Fetched fetched) throws GitException {
        try {
            keep(fetched.commit(), false);
            checkout.checkOut(fetched);
            keep(fetched.commit(), true);
        } catch (IOException failed) {
            throw new ProblemException(Problem.error("it can't be noted what was fetched: " + failed)
                    .in(folder.toString())
                    .fix("make room there, or see to its permissions"));
        }
        journal.say("fetched " + fetched.commit().substring(0, SHORT) + " of " + settings.branch());
    }

    /** Begins to follow, with a look at once. */
    void follow(Taker builder) {
        taker = builder;
        builder.note(standing);
        ask();
        try {
            settings.every()
                    .ifPresent(every -> thread.scheduleWithFixedDelay(
                            this::ask, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (RejectedExecutionException ended) {
            waiting.set(false); // it was closed as it began
        }
    }

    /** Has the branch looked at soon; comes back at once. */
    private void ask() {
        if (waiting.compareAndSet(false, true)) {
            try {
                thread.execute(this::look);
            } catch (RejectedExecutionException ended) {
                waiting.set(false); // nobody waits for it any more
            }
        }
    }

    private void look() {
        waiting.set(false);
        Taker builder = taker;
        if (builder == null) {
            return;
        }
        try {
            look(builder);
            told = "";
        } catch (GitException failed) {
            fail(failed.problem(), builder);
        } catch (ProblemException failed) {
            fail(failed.problems().get(0), builder);
        } catch (RuntimeException unexpected) { // the next look may fare better
            fail(Problem.error("this should not have happened: " + unexpected).fix("please report it"), builder);
        }
    }

    private void look(Taker builder) throws GitException {
        hookSecret = settings.hookSecret();
        Fetched fetched = checkout.fetch(commit);
        boolean isNew = !whole || !fetched.commit().equals(commit);
        if (isNew) {
            tellForge(builder, fetched.commit(), Forge.State.PENDING, "building");
            long start = System.nanoTime();
            Optional<Problem> failure;
            try {
                failure = builder.take(() -> put(fetched));
            } catch (GitException | ProblemException notPut) {
                tellForge(builder, fetched.commit(), Forge.State.FAILURE, "the files could not be written");
                throw notPut;
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (failure.isEmpty()) {
                tellForge(
                        builder, fetched.commit(), Forge.State.SUCCESS, String.format("published in %.1f s", seconds));
            } else {
                Problem problem = failure.get();
                String place = problem.file() == null
                        ? ""
                        : problem.file() + (problem.line() > 0 ? ":" + problem.line() : "") + ": ";
                tellForge(builder, fetched.commit(), Forge.State.FAILURE, place + problem.message());
            }
        }
        note(builder, was -> was.looked(clock.instant(), commit, isNew));
    }

    private void fail(Problem problem, Taker builder) {
        note(builder, was -> was.failed(clock.instant(), problem.message()));
        if (!problem.message().equals(told)) {
            told = problem.message();
            journal.tell(List.of(problem));
            journal.say("not fetched; what was there stays up");
        }
    }

    private synchronized void note(@Nullable Taker builder, UnaryOperator<Standing.Git> change) {
        standing = change.apply(standing);
        if (builder != null) {
            builder.note(standing);
        }
    }

    private void tellForge(Taker builder, String of, Forge.State state, String words) {
        Consumer<Forge> tell = forge -> {
            try {
                forge.tell(of, state, words, builder.site());
                toldOfForge = "";
            } catch (IOException refused) {
                tellOnce(String.valueOf(refused.getMessage()));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        };
        settings.forge().ifPresent(tell);
    }

    private void tellOnce(String why) {
        if (!why.equals(toldOfForge)) {
            toldOfForge = why;
            journal.tell(
                    List.of(
                            Problem.notice("the commit's status can't be told: " + why)
                                    .fix(
                                            "let the token of server.git.token write statuses, or name another kind of host in server.git.forge")));
        }
    }

    @Override
    public boolean isOpen() {
        return hookSecret.isPresent();
    }

    @Override
    public Message begin(UnaryOperator<@Nullable String> fields) {
        HookSecret.Proof proof = new HookSecret(hookSecret.orElseThrow(), clock).of(fields);
        return new Message() {
            @Override
            public void add(ByteBuffer body) {
                proof.add(body);
            }

            @Override
            public boolean end() {
                boolean genuine = proof.isGenuine();
                note(taker, was -> was.told(genuine));
                if (genuine) {
                    ask();
                }
                return genuine;
            }
        };
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
        try { // what it writes is not written any more after this
            thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
