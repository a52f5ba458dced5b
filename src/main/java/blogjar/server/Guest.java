package blogjar.server;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/** An open connection. */
final class Guest {
    private final StreamConnection connection;
    private final InetAddress from;
    private final Pace pace;
    private volatile @Nullable Http2Streams streams;

    /** @param from the address at the other end */
    Guest(StreamConnection connection, InetAddress from, Pace pace) {
        this.connection = connection;
        this.from = from;
        this.pace = pace;
    }

    InetAddress from() {
        return from;
    }

    Pace pace() {
        return pace;
    }

    boolean isHere() {
        return connection.isOpen();
    }

    void speaksHttp2(Http2Streams requests) {
        streams = requests;
    }

    /**
     * Whether it has taken less than it should of what there is for it. With HTTP/2 there may be something that it does not
     * let us send.
     *
     * @see Pace#isTooSlow
     */
    boolean isTooSlow(long now, long period, long least) {
        Http2Streams requests = streams;
        boolean waiting = pace.isWriteResumed() || requests != null && requests.isSending();
        return pace.isTooSlow(waiting, now, period, least);
    }

    /** Is told that there will be no more after the requests that run; from any thread. */
    void sayFarewell() {
        Http2Streams requests = streams;
        if (requests != null) {
            requests.close();
        }
    }

    /** From any thread. */
    void leave() {
        connection.getIoThread().execute(() -> IoUtils.safeClose(connection));
    }
}
