package blogjar.server.gateway;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.client.ClientResponse;
import io.undertow.connector.ByteBufferPool;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.channels.StreamSourceChannel;

/** One request on its way to a service, and the answer on its way back. All of it happens on the exchange's I/O thread. */
final class Passing {
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final HttpServerExchange exchange;
    private final ByteBufferPool pool;
    private final Service service;
    private final ClientRequest request;
    private final boolean upgrading;
    private final Upstream.Uploads uploads;
    private final Caller caller;
    private final Runnable atEnd;
    private final XnioExecutor.Key watch;
    private final long begun = System.nanoTime();

    /** When anything moved last. */
    private long moved = begun;

    private boolean dialing;
    private boolean waiting;
    private boolean over;
    private boolean joined;
    private long bodyBytes;
    private @Nullable ClientConnection connection;
    private @Nullable StreamSourceChannel asked;
    private @Nullable StreamSinkChannel answered;
    private @Nullable Relay body;
    private @Nullable Relay answer;

    /**
     * @param request what to ask, but for the fields that frame a body
     * @param atEnd called once, when there is no connection to the service any more
     */
    Passing(
            HttpServerExchange exchange,
            Service service,
            ClientRequest request,
            Upstream.Uploads uploads,
            Caller caller,
            Runnable atEnd) {
        this.exchange = exchange;
        this.pool = exchange.getConnection().getByteBufferPool();
        this.service = service;
        this.request = request;
        this.uploads = uploads;
        this.caller = caller;
        this.atEnd = atEnd;
        this.upgrading = Upgraded.isWanted(exchange);
        frame(request.getRequestHeaders());
        this.watch = exchange.getIoThread().executeAtInterval(this::look, 1, TimeUnit.SECONDS);
        exchange.addExchangeCompleteListener((done, next) -> {
            settle();
            next.proceed();
        });
    }

    private void frame(HeaderMap fields) {
        if (exchange.isRequestComplete()) {
            fields.remove(Headers.CONTENT_LENGTH);
            if (WITH_BODY.contains(exchange.getRequestMethod().toString())) {
                fields.put(Headers.CONTENT_LENGTH, "0");
            }
        } else if (!fields.contains(Headers.CONTENT_LENGTH)) {
            fields.put(Headers.TRANSFER_ENCODING, "chunked");
        }
        fields.put(Headers.CONNECTION, upgrading ? "Upgrade" : "close");
        if (upgrading) {
            fields.put(Headers.UPGRADE, "websocket");
        }
    }

    /** @param addresses of the service */
    void begin(Dial dial, List<InetAddress> addresses) {
        if (over) {
            return;
        }
        waitForService(true);
        if (addresses.isEmpty()) {
            refuse(
                    StatusCodes.BAD_GATEWAY,
                    "nobody knows the name '" + service.target().getHost() + "'");
            return;
        }
        dialing = true;
        dial.connect(exchange.getIoThread(), addresses.iterator(), pool, new ClientCallback<>() {
            @Override
            public void completed(ClientConnection opened) {
                dialing = false;
                connection = opened;
                if (over) {
                    release();
                } else {
                    send(opened);
                }
            }

            @Override
            public void failed(IOException reason) {
                dialing = false;
                if (over) {
                    release();
                } else {
                    refuse(StatusCodes.BAD_GATEWAY, text(reason));
                }
            }
        });
    }

    private void send(ClientConnection to) {
        moved = System.nanoTime();
        to.sendRequest(request, new ClientCallback<>() {
            @Override
            public void completed(ClientExchange sent) {
                sent.setResponseListener(new ClientCallback<>() {
                    @Override
                    public void completed(ClientExchange result) {
                        passBack(result);
                    }

                    @Override
                    public void failed(IOException reason) {
                        unanswered(reason);
                    }
                });
                passBody(sent);
            }

            @Override
            public void failed(IOException reason) {
                unanswered(reason);
            }
        });
    }

    private void unanswered(IOException reason) {
        if (answer == null) {
            refuse(StatusCodes.BAD_GATEWAY, text(reason));
        }
    }

    /** What the library says in words of its own means that the connection ended. */
    private String text(IOException reason) {
        String text = reason.getMessage();
        if (text != null && !text.startsWith("UT") && !text.startsWith("XNIO")) {
            return text;
        }
        return service.isSecure()
                ? "no TLS, or it hung up; its certificate must be one for this name, and one that Java trusts"
                : "it hung up without an answer";
    }

    private void passBody(ClientExchange sent) {
        if (exchange.isRequestComplete()) {
            return;
        }
        exchange.setMaxEntitySize(Long.MAX_VALUE); // which is counted here, as the library would hang up
        if (!HttpContinue.requiresContinueResponse(exchange)) {
            copyBody(sent);
            return;
        }
        HttpContinue.sendContinueResponse(exchange, new IoCallback() {
            @Override
            public void onComplete(HttpServerExchange same, Sender none) {
                same.getIoThread().execute(() -> copyBody(sent));
            }

            @Override
            public void onException(HttpServerExchange same, Sender none, IOException gone) {
                same.getIoThread().execute(Passing.this::abandon);
            }
        });
    }

    private void copyBody(ClientExchange sent) {
        asked = over ? null : exchange.getRequestChannel();
        if (asked != null) {
            body = new Relay(asked, sent.getRequestChannel(), pool, new Body(sent.getRequestChannel()));
            body.start();
        }
    }

    private void passBack(ClientExchange result) {
        if (over) {
            return;
        }
        moved = System.nanoTime();
        ClientResponse response = result.getResponse();
        int status = response.getResponseCode();
        HeaderMap said = response.getResponseHeaders();
        boolean upgraded = upgrading && status == StatusCodes.SWITCHING_PROTOCOLS;
        if (!upgraded && (status < StatusCodes.OK || status > 599) || !PassedFields.isFramed(said)) {
            refuse(StatusCodes.BAD_GATEWAY, "it does not answer as HTTP wants it");
            return;
        }
        exchange.setStatusCode(status);
        HeaderMap fields = exchange.getResponseHeaders();
        PassedFields.fromService(said, fields, service);
        caller.answering(fields);
        if (said.contains(Headers.TRANSFER_ENCODING)) {
            fields.remove(Headers.CONTENT_LENGTH);
        }
        if (exchange.isHttp10()) {
            exchange.setPersistent(false);
            fields.remove(Headers.CONNECTION);
        }
        if (upgraded) {
            upgrade(result.getConnection());
        } else if (upgrading) {
            exchange.setPersistent(false); // what follows may not be HTTP
        }
        answered = exchange.getResponseChannel();
        answer = new Relay(result.getResponseChannel(), answered, pool, new Answer());
        answer.start();
    }

    private void upgrade(ClientConnection to) {
        exchange.getResponseHeaders().put(Headers.UPGRADE, "websocket");
        exchange.upgradeChannel((client, done) -> {
            joined = true;
            try {
                Upgraded.join(client, to.performUpgrade(), pool, service.timeout(), atEnd);
            } catch (IOException gone) {
                IoUtils.safeClose(client, to);
                atEnd.run();
            }
        });
        exchange.getConnection()
                .addCloseListener(closed -> closed.getIoThread().execute(() -> {
                    if (!joined) {
                        joined = true;
                        release();
                    }
                }));
    }

    /** Once a second. */
    private void look() {
        long silent = System.nanoTime() - moved;
        if (over) {
            return;
        }
        if (!exchange.getConnection().isOpen()) {
            abandon();
        } else if (answer != null) {
            waitForService(!answer.isWaitingForTaker());
            if (waiting && silent > service.timeout().toNanos()) {
                abandon();
            }
        } else if (connection == null) {
            if (silent > service.connect().toNanos()) {
                refuse(
                        StatusCodes.GATEWAY_TIME_OUT,
                        "it can't be reached within " + service.connect().toSeconds() + " s");
            }
        } else if (body != null && !body.isOver() && !body.isWaitingForTaker()) {
            boolean slow = uploads.isTooSlow(bodyBytes, System.nanoTime() - begun);
            if (slow || silent > uploads.patience().toNanos()) {
                refuse(StatusCodes.REQUEST_TIME_OUT, "");
            }
        } else if (silent > service.timeout().toNanos()) {
            refuse(
                    StatusCodes.GATEWAY_TIME_OUT,
                    "it has not answered within " + service.timeout().toSeconds() + " s");
        }
    }

    private void waitForService(boolean now) {
        if (now != waiting) {
            waiting = now;
            caller.waiting(now);
        }
    }

    private void refuse(int status, String fault) {
        if (!over) {
            settle();
            exchange.setPersistent(exchange.isPersistent() && !upgrading);
            caller.refuse(status, fault);
        }
    }

    /** Ends it so that the client can't take what it has for the whole. */
    private void abandon() {
        settle();
        if (exchange.isHttp11() || exchange.isHttp10()) {
            IoUtils.safeClose(exchange.getConnection());
            exchange.endExchange();
            return;
        }
        IoUtils.safeClose(answered == null ? exchange.getResponseChannel() : answered, asked);
        Connectors.terminateRequest(exchange); // as the library would close the connection, with all that is under way
        Connectors.terminateResponse(exchange);
    }

    /** Nothing more is passed either way; what the client is told is a matter of its own. */
    private void settle() {
        if (over) {
            return;
        }
        over = true;
        watch.remove();
        if (body != null) {
            body.stop();
        }
        if (answer != null) {
            answer.stop();
        }
        waitForService(false);
        if (!dialing && !exchange.isUpgrade()) {
            release();
        }
    }

    /** The library, in whose call we may be, takes note of a buffer at its end only, and gives it back when it closes. */
    private void release() {
        ClientConnection opened = connection;
        if (opened != null) {
            try {
                opened.getIoThread().execute(() -> IoUtils.safeClose(opened));
            } catch (RejectedExecutionException serverEnds) {
                IoUtils.safeClose(opened);
            }
        }
        atEnd.run();
    }

    /** What the client sends. */
    private final class Body implements Relay.Ends {
        private final StreamSinkChannel to;

        Body(StreamSinkChannel to) {
            this.to = to;
        }

        @Override
        public void moved(int bytes) {
            moved = System.nanoTime();
            bodyBytes += bytes;
            if (bodyBytes > service.body()) {
                refuse(StatusCodes.REQUEST_ENTITY_TOO_LARGE, "");
            }
        }

        @Override
        public void ended() {
            moved = System.nanoTime();
            Relay.finish(to, () -> {});
        }

        @Override
        public void readFailed(IOException reason) {
            abandon();
        }

        @Override
        public void writeFailed(IOException reason) {
            // it may well have answered what it has not read to its end
        }
    }

    /** What the service answers. */
    private final class Answer implements Relay.Ends {
        @Override
        public void moved(int bytes) {
            moved = System.nanoTime();
        }

        @Override
        public void ended() {
            settle();
            exchange.endExchange();
        }

        @Override
        public void readFailed(IOException reason) {
            abandon();
        }

        @Override
        public void writeFailed(IOException reason) {
            abandon();
        }
    }
}
