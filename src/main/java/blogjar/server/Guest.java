package blogjar.server;

import java.net.InetAddress;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/** An open connection, and from where it came. */
record Guest(StreamConnection connection, InetAddress from, Pace pace) {

    static Guest enters(StreamConnection connection, InetAddress from) {
        Pace pace = new Pace(connection.getSinkChannel().getConduit(), System.nanoTime());
        connection.getSinkChannel().setConduit(pace);
        return new Guest(connection, from, pace);
    }

    /** From any thread. */
    void leave() {
        connection.getIoThread().execute(() -> IoUtils.safeClose(connection));
    }
}
