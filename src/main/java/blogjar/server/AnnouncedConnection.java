package blogjar.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import org.xnio.IoUtils;
import org.xnio.Option;
import org.xnio.StreamConnection;

/** A connection that a proxy opened for a client, whose address it then has. */
final class AnnouncedConnection extends StreamConnection {
    private final StreamConnection proxied;
    private final InetSocketAddress client;

    AnnouncedConnection(StreamConnection proxied, InetSocketAddress client) {
        super(proxied.getIoThread());
        this.proxied = proxied;
        this.client = client;
        setSinkConduit(proxied.getSinkChannel().getConduit());
        setSourceConduit(proxied.getSourceChannel().getConduit());
    }

    @Override
    public SocketAddress getPeerAddress() {
        return client;
    }

    @Override
    public SocketAddress getLocalAddress() {
        return proxied.getLocalAddress();
    }

    @Override
    public boolean isOpen() {
        return proxied.isOpen();
    }

    @Override
    protected void notifyReadClosed() {
        IoUtils.safeClose(proxied.getSourceChannel());
    }

    @Override
    protected void notifyWriteClosed() {
        IoUtils.safeClose(proxied.getSinkChannel());
    }

    @Override
    protected void closeAction() {
        IoUtils.safeClose(proxied);
    }

    @Override
    public boolean supportsOption(Option<?> option) {
        return proxied.supportsOption(option);
    }

    @Override
    public <T> T getOption(Option<T> option) throws IOException {
        return proxied.getOption(option);
    }

    @Override
    public <T> T setOption(Option<T> option, T value) throws IOException {
        return proxied.setOption(option, value);
    }
}
