package blogjar.server;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/** An open connection. */
final class Guest {
    private final StreamConnection connection;
    private final StreamConnection plain;
    private final InetAddress from;
    private final Pace pace;
    private volatile @Nullable Http2Connection http2;

    /** Since when nothing was taken, as far as anybody has looked. */
    private long quietSince = System.nanoTime();

    private long takenThen;

    /**
     * @param plain the connection without TLS
     * @param from the address at the other end
     */
    Guest(StreamConnection connection, StreamConnection plain, InetAddress from, Pace pace) {
        this.connection = connection;
        this.plain = plain;
        this.from = from;
        this.pace = pace;
    }

    StreamConnection plain() {
        return plain;
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

    void speaksHttp2(Http2Connection http2) {
        this.http2 = http2;
    }

    /**
     * Whether it has taken less than it should of what there is for it. With HTTP/2 there may be something that it does not
     * let us send.
     *
     * @see Pace#isTooSlow
     */
    boolean isTooSlow(long now, long period, long least) {
        Http2Connection http2 = this.http2;
        boolean waiting = pace.isWriteResumed() || http2 != null && http2.isSending();
        return pace.isTooSlow(waiting, now, period, least);
    }

    /** Whether no request of it is being answered. */
    boolean isIdle() {
        Http2Connection http2 = this.http2;
        return http2 == null
                ? connection.getSourceChannel().isReadResumed() && !pace.isWriteResumed()
                : !http2.isRunning();
    }

    /** Since when it has taken nothing, as exact as the looks are many. */
    synchronized long quietSince(long now) {
        long taken = pace.taken();
        if (taken != takenThen) {
            takenThen = taken;
            quietSince = now;
        }
        return quietSince;
    }

    /** Is told that there will be no more after the requests that run; from any thread. */
    void sayFarewell() {
        Http2Connection http2 = this.http2;
        if (http2 != null) {
            http2.closeWhenIdle();
        }
    }

    /** Whether it was told so and has not hung up yet. */
    boolean isLeaving() {
        return http2 != null && isHere();
    }

    /** From any thread. */
    void leave() {
        connection.getIoThread().execute(() -> IoUtils.safeClose(connection, http2));
    }
}
