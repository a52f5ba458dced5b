package blogjar.git;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a port of this machine that breaks: connections are reset when so much has gone there. */
public final class CutLine implements AutoCloseable {
    private static final int PIECE = 1024;

    private final int port;
    private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private long longest;
    private int cuts;

    /** @param port where it leads to */
    public CutLine(int port) throws IOException {
        this.port = port;
        threads.execute(this::let);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** The next connections over which more than so many bytes go there are cut, so many times. */
    public synchronized void cutAfter(long bytes, int times) {
        longest = bytes;
        cuts = times;
    }

    /** How many cuts are still to come. */
    public synchronized int cuts() {
        return cuts;
    }

    private synchronized boolean isCut(long bytes) {
        if (cuts == 0 || bytes <= longest) {
            return false;
        }
        cuts--;
        return true;
    }

    private void let() {
        try {
            while (true) {
                Socket near = door.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), port);
                threads.execute(() -> pass(near, far, true));
                threads.execute(() -> pass(far, near, false));
            }
        } catch (IOException closed) {
            threads.shutdown();
        }
    }

    private void pass(Socket from, Socket to, boolean there) {
        long passed = 0;
        byte[] piece = new byte[PIECE];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
                passed += n;
                if (there && isCut(passed)) {
                    from.setSoLinger(true, 0); // so that it is reset, and not closed in order
                    to.setSoLinger(true, 0);
                    return;
                }
                out.write(piece, 0, n);
            }
        } catch (IOException ended) {
            // as the other half has closed both
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
