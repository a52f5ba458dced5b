package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.output.Resource;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import java.util.function.Consumer;

/** Answers a request: gate, method, way to HTTPS, look-up, resource. */
final class SiteHandler implements HttpHandler {
    /** Over HTTP too, as a certificate authority asks there (RFC 8555, 8.3). */
    private static final String CHALLENGES = ".well-known/acme-challenge/";

    private static final String NOT_FOUND_PAGE = "404.html";
    private static final int HTTPS_PORT = 443;

    private final State state;
    private final Responses responses;
    private final AccessLog log;
    private final Consumer<Problem> problems;

    SiteHandler(State state, Responses responses, AccessLog log, Consumer<Problem> problems) {
        this.state = state;
        this.responses = responses;
        this.log = log;
        this.problems = problems;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        state.begin();
        exchange.addExchangeCompleteListener((done, next) -> {
            try {
                log.add(done);
            } finally {
                state.end();
                next.proceed();
            }
        });
        try {
            answer(exchange);
        } catch (RuntimeException broken) {
            failed(exchange, broken);
        }
    }

    private void failed(HttpServerExchange exchange, RuntimeException broken) {
        problems.accept(Problem.error("a request could not be answered: " + broken)
                .fix("this is a fault of the program: please report it, with the request '" + exchange.getRequestURI()
                        + "'"));
        if (exchange.isResponseStarted()) {
            exchange.endExchange();
        } else {
            Responses.status(exchange, StatusCodes.INTERNAL_SERVER_ERROR);
        }
    }

    private void answer(HttpServerExchange exchange) {
        boolean secure = exchange.getConnection().getSslSessionInfo() != null;
        HostNames names = state.names();
        String host = HostNames.ofField(exchange.getRequestHeaders().getFirst(Fields.HOST));
        responses.addCommon(exchange, secure && names.contains(host));
        int refusal = Gate.check(exchange);
        if (state.isClosing()) {
            exchange.setPersistent(false);
        }
        if (refusal != Gate.OPEN) {
            Responses.status(exchange, refusal);
            return;
        }
        String method = exchange.getRequestMethod().toString();
        if (method.equals("OPTIONS")) {
            Responses.options(exchange);
            return;
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            Responses.status(exchange, StatusCodes.METHOD_NOT_ALLOWED);
            return;
        }
        RequestTarget target = RequestTarget.of(exchange.getRequestURI(), exchange.getQueryString());
        if (!secure && state.redirectPort() > 0 && !isChallenge(target)) {
            Optional<String> name = names.redirectTo(host);
            if (name.isPresent()) {
                Responses.redirect(exchange, "https://" + name.get() + port() + target.raw());
                return;
            }
        }
        if (target.refusal() == StatusCodes.BAD_REQUEST) {
            Responses.status(exchange, target.refusal());
        } else {
            find(exchange, target);
        }
    }

    private static boolean isChallenge(RequestTarget target) {
        return target.path() != null && target.path().startsWith(CHALLENGES);
    }

    private String port() {
        int port = state.redirectPort();
        return port == HTTPS_PORT ? "" : ":" + port;
    }

    private void find(HttpServerExchange exchange, RequestTarget target) {
        Release release = state.release();
        String path = target.path();
        if (path == null) {
            missing(exchange, release);
            return;
        }
        Optional<Resource> found = release.find(path);
        if (found.isPresent()) {
            send(exchange, found.get(), StatusCodes.OK);
            return;
        }
        if (!path.endsWith("/")) {
            if (release.find(path + "/").isPresent()) {
                Responses.redirect(exchange, target.rawPath() + "/" + target.rawQuery());
                return;
            }
            found = release.find(path + ".html");
            if (found.isPresent()) {
                send(exchange, found.get(), StatusCodes.OK);
                return;
            }
        }
        missing(exchange, release);
    }

    private void missing(HttpServerExchange exchange, Release release) {
        release.find(NOT_FOUND_PAGE)
                .ifPresentOrElse(
                        page -> send(exchange, page, StatusCodes.NOT_FOUND),
                        () -> Responses.status(exchange, StatusCodes.NOT_FOUND));
    }

    private void send(HttpServerExchange exchange, Resource resource, int status) {
        if (!ResourceAnswer.takesTime(exchange, resource)) {
            ResourceAnswer.send(exchange, resource, status);
            return;
        }
        exchange.dispatch(() -> {
            try {
                ResourceAnswer.send(exchange, resource, status);
            } catch (RuntimeException broken) {
                failed(exchange, broken);
            }
        });
    }
}
