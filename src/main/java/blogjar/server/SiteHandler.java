package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.metrics.Figures;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.StatusCodes;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers a request: gate, method, then one step after the other until one answers. */
final class SiteHandler implements HttpHandler, Request.Course {
    /** What a step threw. */
    private static final AttachmentKey<String> FAILURE = AttachmentKey.create(String.class);

    private final State state;
    private final Responses responses;
    private final List<Step> steps;
    private final List<Step> stepsBeside;
    private final @Nullable Gateway gateway;
    private final boolean takesHooks;
    private final Proxies proxies;
    private final RequestSize size;
    private final AccessLog log;
    private final Consumer<Problem> problems;
    private final Figures figures;

    /**
     * @param steps for the blog
     * @param stepsBeside for the sites beside it
     * @param gateway where other methods than those for reading may lead
     */
    SiteHandler(
            State state,
            Responses responses,
            List<Step> steps,
            List<Step> stepsBeside,
            @Nullable Gateway gateway,
            WebServer.Settings settings,
            Figures figures) {
        this.gateway = gateway;
        this.takesHooks = settings.hook() != null;
        this.state = state;
        this.responses = responses;
        this.steps = List.copyOf(steps);
        this.stepsBeside = List.copyOf(stepsBeside);
        this.proxies = settings.proxies();
        this.size = new RequestSize(settings.limits());
        this.log = settings.accessLog();
        this.problems = settings.problems();
        this.figures = figures;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        state.begin();
        long start = System.nanoTime();
        exchange.addExchangeCompleteListener((done, next) -> {
            try {
                answered(done, Math.max(0, System.nanoTime() - start));
            } finally {
                state.end();
                if (state.isClosing()) {
                    done.setPersistent(false); // what began before the end is kept no longer, either
                }
                next.proceed();
            }
        });
        finish(exchange, () -> answer(exchange));
    }

    @Override
    public void finish(HttpServerExchange exchange, Supplier<Body> answer) {
        try {
            answer.get().send(exchange);
        } catch (RuntimeException broken) {
            failed(exchange, broken);
        } finally {
            LateWrites.end(exchange);
        }
    }

    private void answered(HttpServerExchange exchange, long nanos) {
        int status = exchange.getStatusCode();
        figures.answered(status, exchange.getResponseBytesSent(), nanos);
        if (Figures.isMissing(status)) {
            figures.missing(
                    RequestFacts.target(exchange), exchange.getRequestHeaders().getFirst(Fields.REFERER));
        }
        log.add(exchange, nanos);
        if (status >= StatusCodes.INTERNAL_SERVER_ERROR && exchange.getAttachment(RequestFacts.PASSED_ON) == null) {
            tell(exchange);
        }
    }

    /** Takes note of a request that never came here. */
    void refused(Refused refused) {
        figures.answered(refused.status(), refused.bytes(), refused.nanos());
        log.add(refused);
    }

    private void failed(HttpServerExchange exchange, RuntimeException broken) {
        StackTraceElement[] where = broken.getStackTrace();
        exchange.putAttachment(FAILURE, broken + (where.length == 0 ? "" : " at " + where[0]));
        if (exchange.isResponseStarted()) {
            tell(exchange);
            exchange.setPersistent(false);
            exchange.endExchange();
        } else {
            Responses.status(exchange, StatusCodes.INTERNAL_SERVER_ERROR).send(exchange);
        }
    }

    private void tell(HttpServerExchange exchange) {
        String failure = exchange.getAttachment(FAILURE);
        Problem problem = Problem.error("request " + RequestId.of(exchange) + ", '" + exchange.getRequestMethod() + " "
                + RequestFacts.target(exchange) + "', was answered " + exchange.getStatusCode()
                + (failure == null ? "" : ": " + failure));
        problems.accept(
                failure == null
                        ? problem
                        : problem.fix("this is a fault of the program: please report it, with this line"));
    }

    private Body answer(HttpServerExchange exchange) {
        RequestFields fields = RequestFields.of(exchange.getRequestHeaders());
        Client client = proxies.client(exchange, fields);
        String host = client.host();
        responses.addCommon(exchange, client.secure(), client.secure() ? state.promise(host) : Hsts.Promise.NONE);
        int refusal = Gate.check(exchange, fields);
        if (refusal == Gate.OPEN) {
            refusal = size.check(exchange, fields);
        }
        size.limitBody(exchange);
        if (state.isClosing()) {
            exchange.setPersistent(false);
        }
        if (refusal != Gate.OPEN) {
            return Responses.status(exchange, refusal);
        }
        RequestTarget target = RequestTarget.of(exchange.getRequestURI(), exchange.getQueryString());
        Neighbour neighbour = state.neighbour(host);
        String method = exchange.getRequestMethod().toString();
        boolean reading = method.equals("GET") || method.equals("HEAD");
        boolean hook = neighbour == null && takesHooks && HookStep.has(exchange, target);
        if (!reading && !hook && (gateway == null || neighbour != null || !gateway.has(target))) {
            return method.equals("OPTIONS")
                    ? Responses.options(exchange)
                    : Responses.status(exchange, StatusCodes.METHOD_NOT_ALLOWED);
        }
        boolean home = neighbour == null;
        Site site = neighbour == null ? state.site() : neighbour.site();
        HostNames names = neighbour == null ? state.names() : neighbour.names();
        return from(0, new Request(exchange, fields, client, host, target, home, names, site, this));
    }

    @Override
    public Body after(Step done, Request request) {
        return from(steps(request).indexOf(done) + 1, request);
    }

    private List<Step> steps(Request request) {
        return request.home() ? steps : stepsBeside;
    }

    private Body from(int first, Request request) {
        List<Step> all = steps(request);
        for (int i = first; i < all.size(); i++) {
            Body body = all.get(i).answer(request);
            if (body != null) {
                return body;
            }
        }
        return Responses.status(request.exchange(), StatusCodes.NOT_FOUND);
    }
}
