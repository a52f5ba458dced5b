package blogjar.brotli;

/**
 * Compresses as the reference does at its best levels: by the shortest path through all matches and the words of the static
 * dictionary, at the costs that the path before it had. The same bytes always give the same stream, and the time grows with
 * their number, whatever they are.
 *
 * <p>For one thread at a time. It keeps the dictionary and what it worked with, some megabytes, so it is let go when there is
 * nothing more to compress; a long text takes up to 60 MB while it is compressed.
 */
public final class Encoder {
    private static final int LEAST_WINDOW = 16;
    private static final int MOST_WINDOW = 22;

    private final StaticDictionary dictionary = StaticDictionary.load();
    private final Workspace space = new Workspace();

    /** What is done after each piece of the work, which takes some tenths of a second at most. */
    public interface Pause {
        /** @throws InterruptedException where the work is to end */
        void take() throws InterruptedException;
    }

    /** A whole stream with these bytes, whose window is no longer than they need (RFC 7932, 9.1). */
    public byte[] encode(byte[] bytes, Pause pause) throws InterruptedException {
        BitSink out = new BitSink(bytes.length / 3);
        int window = LEAST_WINDOW;
        while (window < MOST_WINDOW && reach(window) < bytes.length) {
            window++;
        }
        if (window == LEAST_WINDOW) {
            out.write(0, 1);
        } else {
            out.write(1 | window - 17 << 1, window == 17 ? 7 : 4);
        }
        new Stream(bytes, reach(window), dictionary, space, out).write(pause);
        return out.toByteArray();
    }

    private static int reach(int window) {
        return (1 << window) - 16;
    }
}
