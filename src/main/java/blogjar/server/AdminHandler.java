package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.metrics.Reading;
import blogjar.text.UtcDate;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Answers those who look after the server, on an address of its own. */
final class AdminHandler implements HttpHandler {
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final String ownName;
    private final BooleanSupplier ready;
    private final Supplier<Reading> readings;
    private final Consumer<Problem> problems;
    private final SecondText date = new SecondText(UtcDate.format());

    /**
     * @param ownName the name by which it is bound
     * @param ready whether the site is served
     * @param problems told what could not be answered
     */
    AdminHandler(String ownName, BooleanSupplier ready, Supplier<Reading> readings, Consumer<Problem> problems) {
        this.ownName = HostNames.ofField(ownName);
        this.ready = ready;
        this.readings = readings;
        this.problems = problems;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Fields.DATE, date.now());
        exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
        exchange.getResponseHeaders().put(Fields.NOSNIFF, "nosniff");
        int refusal = Gate.check(exchange, RequestFields.of(exchange.getRequestHeaders()));
        String method = exchange.getRequestMethod().toString();
        if (refusal == Gate.OPEN && !method.equals("GET") && !method.equals("HEAD")) {
            refusal = StatusCodes.METHOD_NOT_ALLOWED;
        }
        if (refusal == Gate.OPEN && !isAskedByName(exchange)) {
            refusal = Responses.MISDIRECTED;
        }
        if (refusal != Gate.OPEN) {
            Responses.status(exchange, refusal).send(exchange);
            return;
        }
        switch (exchange.getRequestURI()) {
            case "/-/health/live" -> send(exchange, StatusCodes.OK, JSON, "{\"status\":\"ok\"}");
            case "/-/health/ready" -> {
                boolean is = ready.getAsBoolean();
                send(exchange, status(is), JSON, "{\"status\":\"" + (is ? "ok" : "unavailable") + "\"}");
            }
            case "/-/health" ->
                later(exchange, () -> {
                    Reading reading = readings.get();
                    send(exchange, status(reading.ready()), JSON, reading.health());
                });
            case "/-/metrics" ->
                later(
                        exchange,
                        () -> send(
                                exchange,
                                StatusCodes.OK,
                                PROMETHEUS,
                                readings.get().prometheus()));
            case "/-/status" ->
                later(
                        exchange,
                        () -> send(
                                exchange, StatusCodes.OK, JSON, readings.get().status()));
            default -> Responses.status(exchange, StatusCodes.NOT_FOUND).send(exchange);
        }
    }

    /** In a thread that may wait, as the system is asked for some figures. */
    private void later(HttpServerExchange exchange, Runnable answer) {
        exchange.dispatch(() -> {
            try {
                answer.run();
            } catch (RuntimeException broken) {
                problems.accept(Problem.error("'" + exchange.getRequestURI() + "' could not be answered: " + broken)
                        .fix("please report it"));
                Responses.status(exchange, StatusCodes.INTERNAL_SERVER_ERROR).send(exchange);
            }
        });
    }

    /** A page of another site can make a browser ask here, but only by that site's name (DNS rebinding). */
    private boolean isAskedByName(HttpServerExchange exchange) {
        String host = HostNames.ofField(exchange.getRequestHeaders().getFirst(Fields.HOST));
        return HostNames.isLocal(host) || host.equals(ownName);
    }

    private static int status(boolean ready) {
        return ready ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE;
    }

    private static void send(HttpServerExchange exchange, int status, String type, String text) {
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Fields.CONTENT_TYPE, type);
        String body = text.endsWith("\n") ? text : text + "\n";
        Responses.body(exchange, ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
                .send(exchange);
    }
}
