package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Resource;
import blogjar.server.access.Accounts;
import blogjar.server.access.Credentials;
import blogjar.server.access.Guesses;
import blogjar.server.access.Proven;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps from clients what they may not see. It comes before any other look at the site, so that neither a redirect nor a
 * validator nor a 404 tells what there is.
 */
final class AccessControl implements Step {
    private static final HttpString AUTHORIZATION = new HttpString("Authorization");
    private static final HttpString AUTHENTICATE = new HttpString("WWW-Authenticate");
    private static final HttpString RETRY_AFTER = new HttpString("Retry-After");

    /** The rules that a request has met. */
    private static final AttachmentKey<List<Access.Rule>> PASSED = AttachmentKey.create(List.class);

    private static final int TOO_MANY_REQUESTS = 429;

    /** Each takes a tenth of a second or so; who would wait longer is better told. */
    private static final int MOST_WAITING = 50;

    private final Access access;
    private final Consumer<Problem> problems;
    private final Guesses guesses = new Guesses(System::nanoTime);
    private final Proven proven = new Proven(System::nanoTime);
    private final Semaphore room = new Semaphore(MOST_WAITING);

    /** One thread, as checking is meant to be costly, and others have better use for the cores. */
    private final ExecutorService checking =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "passwords");
                thread.setDaemon(true);
                return thread;
            });

    AccessControl(Access access, Consumer<Problem> problems) {
        this.access = access;
        this.problems = problems;
    }

    @Override
    public @Nullable Body answer(Request request) {
        if (request.target().path() == null) {
            return null;
        }
        List<Access.Rule> rules = rules(request, request.target().path());
        if (rules.isEmpty()) {
            return null;
        }
        InetSocketAddress source = request.exchange().getSourceAddress();
        InetAddress address = source == null ? null : source.getAddress();
        for (Access.Rule rule : rules) {
            if (!rule.from().isEmpty()
                    && (address == null || rule.from().stream().noneMatch(network -> network.contains(address)))) {
                return refuse(request, StatusCodes.FORBIDDEN);
            }
        }
        List<Access.Rule> asking =
                rules.stream().filter(rule -> rule.accounts() != null).toList();
        Body question = asking.isEmpty() ? null : question(request, asking, address);
        if (question == null) {
            request.exchange().putAttachment(PASSED, rules);
        }
        return question;
    }

    /** Those for the path as it is asked for, and for what is found under it. */
    private List<Access.Rule> rules(Request request, String path) {
        Set<Access.Rule> rules = new LinkedHashSet<>(access.of(path));
        for (String name : List.of(path, path + "/", path + ".html")) {
            request.release().find(name).map(Resource::path).ifPresent(found -> rules.addAll(access.of(found)));
        }
        return new ArrayList<>(rules);
    }

    /** Null for who has shown a password already. */
    private @Nullable Body question(Request request, List<Access.Rule> rules, @Nullable InetAddress address) {
        HttpServerExchange exchange = request.exchange();
        Credentials claimed = Credentials.parse(exchange.getRequestHeaders().getFirst(AUTHORIZATION))
                .orElse(null);
        if (claimed == null || address == null) {
            return challenge(request, rules.get(0));
        }
        if (rules.stream().allMatch(rule -> proven.knows(access.rules().indexOf(rule), claimed))) {
            exchange.putAttachment(RequestFacts.USER, claimed.user());
            return null;
        }
        long wait = guesses.secondsToWait(address);
        if (wait > 0) {
            return later(request, TOO_MANY_REQUESTS, wait);
        }
        return room.tryAcquire()
                ? request.waiting(checking, () -> check(request, rules, claimed, address))
                : later(request, StatusCodes.SERVICE_UNAVAILABLE, 1);
    }

    private Body check(Request request, List<Access.Rule> rules, Credentials claimed, InetAddress address) {
        boolean right;
        try {
            right = guesses.secondsToWait(address) == 0 && rules.stream().allMatch(rule -> isRight(rule, claimed));
        } finally {
            room.release();
        }
        if (!right) {
            guesses.wrong(address);
            return challenge(request, rules.get(0));
        }
        rules.forEach(rule -> proven.add(access.rules().indexOf(rule), claimed));
        request.exchange().putAttachment(RequestFacts.USER, claimed.user());
        request.exchange()
                .putAttachment(
                        PASSED, rules(request, String.valueOf(request.target().path())));
        return request.onwards(this);
    }

    private boolean isRight(Access.Rule rule, Credentials claimed) {
        Accounts accounts = rule.accounts();
        if (accounts == null) {
            return true;
        }
        try {
            accounts.refresh();
        } catch (ProblemException unusable) {
            unusable.problems().forEach(problems);
        }
        return accounts.verify(claimed.user(), claimed.password());
    }

    /** Whether nothing stands against showing what these rules are for. */
    static boolean hasPassed(HttpServerExchange exchange, List<Access.Rule> rules) {
        List<Access.Rule> passed = exchange.getAttachment(PASSED);
        return rules.isEmpty() || passed != null && passed.containsAll(rules);
    }

    private static Body challenge(Request request, Access.Rule rule) {
        request.exchange()
                .getResponseHeaders()
                .put(AUTHENTICATE, "Basic realm=\"" + rule.realm() + "\", charset=\"UTF-8\"");
        return refuse(request, StatusCodes.UNAUTHORIZED);
    }

    private static Body later(Request request, int status, long seconds) {
        request.exchange().getResponseHeaders().put(RETRY_AFTER, Long.toString(seconds));
        return refuse(request, status);
    }

    private static Body refuse(Request request, int status) {
        request.exchange().getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
        return Responses.status(request.exchange(), status);
    }
}
