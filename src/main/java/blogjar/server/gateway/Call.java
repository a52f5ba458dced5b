package blogjar.server.gateway;

import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.ClientExchange;
import io.undertow.client.ClientRequest;
import io.undertow.connector.ByteBufferPool;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;

/** A request to a service, over a connection of its own. To be used on one I/O thread. */
final class Call {
    private final Service service;
    private final ClientRequest request;
    private final Outcome outcome;
    private final Runnable atEnd;
    private @Nullable ClientConnection connection;
    private boolean dialing;
    private boolean over;

    /** What becomes of it, until it is hung up. */
    interface Outcome {
        /** The head is on its way, and a body may follow. */
        void sent(ClientExchange sent);

        void answered(ClientExchange answer);

        /** @param why to be told to who runs the service */
        void failed(String why);
    }

    /** @param atEnd called once, when there is no connection to the service any more */
    Call(Service service, ClientRequest request, Outcome outcome, Runnable atEnd) {
        this.service = service;
        this.request = request;
        this.outcome = outcome;
        this.atEnd = atEnd;
    }

    /** @param addresses of the service */
    void begin(Dial dial, List<InetAddress> addresses, XnioIoThread thread, ByteBufferPool pool) {
        if (addresses.isEmpty()) {
            outcome.failed("nobody knows the name '" + service.target().getHost() + "'");
            return;
        }
        dialing = true;
        dial.connect(thread, addresses.iterator(), pool, new ClientCallback<>() {
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
                    outcome.failed(text(reason));
                }
            }
        });
    }

    private void send(ClientConnection to) {
        to.sendRequest(request, new ClientCallback<>() {
            @Override
            public void completed(ClientExchange sent) {
                sent.setResponseListener(new ClientCallback<>() {
                    @Override
                    public void completed(ClientExchange answer) {
                        if (!over) {
                            outcome.answered(answer);
                        }
                    }

                    @Override
                    public void failed(IOException reason) {
                        unanswered(reason);
                    }
                });
                outcome.sent(sent);
            }

            @Override
            public void failed(IOException reason) {
                unanswered(reason);
            }
        });
    }

    private void unanswered(IOException reason) {
        if (!over) {
            outcome.failed(text(reason));
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

    boolean isConnected() {
        return connection != null;
    }

    /** The bare connection, of which the request was that it become another protocol's. */
    StreamConnection upgraded() throws IOException {
        ClientConnection mine = connection;
        if (mine == null) {
            throw new IOException("there is no connection");
        }
        return mine.performUpgrade();
    }

    /** Ends it, in whatever state it is; a second time does nothing. */
    void hangUp() {
        if (!over) {
            over = true;
            if (!dialing) {
                release();
            }
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
}
