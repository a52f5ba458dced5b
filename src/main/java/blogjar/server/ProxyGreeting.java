package blogjar.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.xnio.Buffers;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSourceChannel;
import org.xnio.conduits.PushBackStreamSourceConduit;

/** Waits for the {@link ProxyHeader} of one connection; what is malformed, or does not come, closes it. */
final class ProxyGreeting implements ChannelListener<ConduitStreamSourceChannel> {
    private final StreamConnection connection;
    private final BiConsumer<StreamConnection, @Nullable InetSocketAddress> next;
    private final ByteBuffer read = ByteBuffer.allocate(ProxyHeader.LONGEST);
    private final XnioExecutor.Key timer;

    private ProxyGreeting(
            StreamConnection connection,
            Duration longest,
            BiConsumer<StreamConnection, @Nullable InetSocketAddress> next) {
        this.connection = connection;
        this.next = next;
        this.timer = connection
                .getIoThread()
                .executeAfter(() -> IoUtils.safeClose(connection), longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @param next takes the connection on, with the client's address; null where the proxy speaks for itself */
    static void await(
            StreamConnection connection,
            Duration longest,
            BiConsumer<StreamConnection, @Nullable InetSocketAddress> next) {
        ProxyGreeting greeting = new ProxyGreeting(connection, longest, next);
        connection.getSourceChannel().setReadListener(greeting);
        connection.getSourceChannel().wakeupReads();
    }

    @Override
    public void handleEvent(ConduitStreamSourceChannel source) {
        try {
            int count = source.read(read);
            if (count < 0) {
                close();
            } else if (count > 0) {
                ProxyHeader header = ProxyHeader.parse(read.duplicate().flip());
                if (header != null) {
                    goOn(source, header);
                }
            }
        } catch (IOException | ProxyHeader.MalformedException malformed) {
            close();
        }
    }

    private void goOn(ConduitStreamSourceChannel source, ProxyHeader header) {
        timer.remove();
        source.suspendReads();
        source.setReadListener(null);
        ByteBuffer rest = read.flip().position(header.length());
        if (rest.hasRemaining()) {
            PushBackStreamSourceConduit conduit = new PushBackStreamSourceConduit(source.getConduit());
            conduit.pushBack(Buffers.pooledWrapper(rest.slice()));
            source.setConduit(conduit);
        }
        InetSocketAddress client = header.client();
        next.accept(client == null ? connection : new AnnouncedConnection(connection, client), client);
    }

    private void close() {
        timer.remove();
        IoUtils.safeClose(connection);
    }
}
