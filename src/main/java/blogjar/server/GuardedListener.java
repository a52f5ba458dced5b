package blogjar.server;

import io.undertow.server.ConnectorStatistics;
import io.undertow.server.DelegateOpenListener;
import org.jspecify.annotations.Nullable;
import org.xnio.StreamConnection;

/** A listener of the library's that counts and closes nothing itself: the {@link Doorkeeper} does. */
interface GuardedListener extends DelegateOpenListener {
    @Override
    default void handleEvent(StreamConnection connection) {
        handleEvent(connection, null);
    }

    @Override
    default @Nullable ConnectorStatistics getConnectorStatistics() {
        return null;
    }

    @Override
    default void closeConnections() {}
}
