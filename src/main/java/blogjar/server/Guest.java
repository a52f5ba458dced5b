package blogjar.server;

import java.net.InetAddress;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/** An open connection, and from where it came. */
record Guest(StreamConnection connection, InetAddress from, Pace pace) {

    /** From any thread. */
    void leave() {
        connection.getIoThread().execute(() -> IoUtils.safeClose(connection));
    }
}
