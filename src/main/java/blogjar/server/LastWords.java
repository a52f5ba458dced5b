package blogjar.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.xnio.StreamConnection;
import org.xnio.conduits.ReadReadyHandler;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Listens to a client that has been sent all there is for it, until it hangs up or has nothing to say. Were the connection
 * closed while the client still sends, window updates of HTTP/2 for instance, the system would reset it, and what the client
 * has not taken yet would be lost.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-9.6">RFC 9112, 9.6</a>
 */
final class LastWords implements ReadReadyHandler {
    private static final int PIECE = 4096;

    /** How long it takes to be said at the most by who means to say more; a client that has taken all hangs up at once. */
    private static final long SILENCE_MILLIS = 2_000;

    private final StreamConnection connection;
    private final StreamSourceConduit source;
    private final Runnable close;
    private final ByteBuffer forgotten = ByteBuffer.allocate(PIECE);
    private boolean heard;
    private boolean ended;

    private LastWords(StreamConnection connection, Runnable close) {
        this.connection = connection;
        this.source = connection.getSourceChannel().getConduit();
        this.close = close;
    }

    /**
     * In the thread of the connection.
     *
     * @param connection below TLS, so that nothing is answered
     * @param close run once, in the same thread
     */
    static void hear(StreamConnection connection, Runnable close) {
        LastWords words = new LastWords(connection, close);
        words.source.setReadReadyHandler(words);
        words.source.resumeReads();
        words.waitOn();
    }

    private void waitOn() {
        heard = false;
        connection
                .getIoThread()
                .executeAfter(
                        () -> {
                            if (heard && !ended) {
                                waitOn();
                            } else {
                                end();
                            }
                        },
                        SILENCE_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private void end() {
        if (!ended) {
            ended = true;
            close.run();
        }
    }

    @Override
    public void readReady() {
        try {
            int read;
            do {
                read = source.read(forgotten.clear());
                heard |= read > 0;
            } while (read > 0);
            if (read < 0) {
                end();
            }
        } catch (IOException reset) {
            end();
        }
    }

    @Override
    public void forceTermination() {
        end();
    }

    @Override
    public void terminated() {
        end();
    }
}
