package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Takes messages of who hosts the blog's repository. Their bodies are not kept, only their signatures looked at. */
final class HookStep implements Step {
    private static final String PATH = "-/hook";

    /** GitHub sends no larger ones. */
    private static final long LARGEST = 25L << 20;

    private final Hook hook;

    HookStep(Hook hook) {
        this.hook = hook;
    }

    /** Whether a request is for it, which is asked by POST. */
    static boolean has(HttpServerExchange exchange, RequestTarget target) {
        return PATH.equals(target.path()) && exchange.getRequestMethod().equals(Methods.POST);
    }

    @Override
    public @Nullable Body answer(Request request) {
        HttpServerExchange exchange = request.exchange();
        if (!has(exchange, request.target())) {
            return null;
        }
        if (!hook.isOpen()) {
            return Responses.status(exchange, StatusCodes.NOT_FOUND);
        }
        if (exchange.getRequestContentLength() > LARGEST) {
            exchange.setPersistent(false);
            return Responses.status(exchange, StatusCodes.REQUEST_ENTITY_TOO_LARGE);
        }
        exchange.setMaxEntitySize(LARGEST);
        Hook.Message message = hook.begin(exchange.getRequestHeaders()::getFirst);
        return unsent -> read(request, message);
    }

    private static void read(Request request, Hook.Message message) {
        request.exchange()
                .getRequestReceiver()
                .receivePartialBytes(
                        (exchange, bytes, last) -> {
                            message.add(ByteBuffer.wrap(bytes));
                            if (last) {
                                request.course().finish(exchange, () -> answer(exchange, message.end()));
                            }
                        },
                        (exchange, broken) -> request.course()
                                .finish(exchange, () -> Responses.status(exchange, StatusCodes.BAD_REQUEST)));
    }

    private static Body answer(HttpServerExchange exchange, boolean taken) {
        exchange.setStatusCode(taken ? StatusCodes.ACCEPTED : StatusCodes.FORBIDDEN);
        exchange.getResponseHeaders().put(Fields.CONTENT_TYPE, "text/plain; charset=utf-8");
        exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
        String word = taken
                ? "accepted: the branch will be looked at\n"
                : "refused: the signature is not that of server.git.secret\n";
        return Responses.body(exchange, ByteBuffer.wrap(word.getBytes(StandardCharsets.UTF_8)));
    }
}
