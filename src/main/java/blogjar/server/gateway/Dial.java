package blogjar.server.gateway;

import io.undertow.UndertowOptions;
import io.undertow.client.ClientCallback;
import io.undertow.client.ClientConnection;
import io.undertow.client.http.HttpClientProvider;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Iterator;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.xnio.IoFuture;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.XnioIoThread;
import org.xnio.ssl.SslConnection;

/** Opens a connection for one request: to the first of a service's addresses that takes one. */
final class Dial {
    private static final OptionMap SOCKET = OptionMap.builder()
            .set(Options.TCP_NODELAY, true)
            .set(UndertowOptions.ENABLE_HTTP2, false)
            .getMap();

    private final Service service;
    private final @Nullable SSLContext context;
    private final HttpClientProvider http = new HttpClientProvider();

    /** @param context for a service that speaks TLS */
    Dial(Service service, @Nullable SSLContext context) {
        this.service = service;
        this.context = context;
    }

    /**
     * Does not wait, so that the addresses have to be known.
     *
     * @param addresses at least one
     * @param outcome told once, on the thread
     */
    void connect(
            XnioIoThread thread,
            Iterator<InetAddress> addresses,
            ByteBufferPool pool,
            ClientCallback<ClientConnection> outcome) {
        InetAddress address = addresses.next();
        ClientCallback<ClientConnection> next = new ClientCallback<>() {
            @Override
            public void completed(ClientConnection connection) {
                outcome.completed(connection);
            }

            @Override
            public void failed(IOException reason) {
                if (addresses.hasNext()) {
                    connect(thread, addresses, pool, outcome);
                } else {
                    outcome.failed(reason);
                }
            }
        };
        if (context == null) {
            http.connect(next, uri(address), thread, null, pool, SOCKET);
        } else {
            connectSecurely(thread, new InetSocketAddress(address, service.port()), context, pool, next);
        }
    }

    /** The library looks up the name again, which takes no time where it is an address. */
    private URI uri(InetAddress address) {
        String text = address.getHostAddress().replace("%", "%25");
        return URI.create(
                "http://" + (address instanceof Inet6Address ? "[" + text + "]" : text) + ":" + service.port());
    }

    /** The library's own way reports two connections where there is one, as HTTP/2 is not wanted. */
    private void connectSecurely(
            XnioIoThread thread,
            InetSocketAddress address,
            SSLContext trust,
            ByteBufferPool pool,
            ClientCallback<ClientConnection> outcome) {
        thread.openStreamConnection(
                        address,
                        connection -> HttpClientProvider.alpnProtocol(outcome, service.target(), pool, SOCKET)
                                .getSelected()
                                .handleEvent(secured(connection, trust)),
                        SOCKET)
                .addNotifier(
                        (done, none) -> {
                            if (done.getStatus() == IoFuture.Status.FAILED) {
                                outcome.failed(done.getException());
                            }
                        },
                        null);
    }

    private SslConnection secured(StreamConnection connection, SSLContext trust) {
        OptionMap named = OptionMap.builder()
                .set(Options.SSL_PEER_HOST_NAME, service.target().getHost())
                .set(Options.SSL_PEER_PORT, service.port())
                .set(UndertowOptions.ENDPOINT_IDENTIFICATION_ALGORITHM, "HTTPS")
                .getMap();
        return new UndertowXnioSsl(
                        connection.getWorker().getXnio(), OptionMap.EMPTY, trust, connection.getWorker()::execute)
                .wrapExistingConnection(connection, named, true);
    }
}
