package blogjar.server;

import blogjar.output.Resource;
import blogjar.server.ByteRanges.Part;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/**
 * Sends parts of a file without reading it into the heap. It works as long as the client takes bytes and then gives its
 * thread back, so a slow reader holds none.
 */
final class FileTransfer implements Runnable, ChannelListener<StreamSinkChannel> {
    /** As much as a segment holds on the loopback interface: after less, what follows comes in smaller pieces, on which a client is at work twice as long. */
    private static final int BEGINNING = 64 * 1024;

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final HttpServerExchange exchange;
    private final FileChannel file;
    private final List<Part> parts;
    private final List<ByteBuffer> heads;
    private final StreamSinkChannel sink;

    /**
     * The first bytes, sent with the head of the response. As long as that is not sent, the library reads a file from its
     * start, wherever one asks it to, so they are not left to it.
     */
    private @Nullable ByteBuffer beginning;

    /** Which part is being sent, and where in the file the next byte of it is. */
    private int current;

    private long position;

    private FileTransfer(HttpServerExchange exchange, FileChannel file, List<Part> parts, List<ByteBuffer> heads) {
        this.exchange = exchange;
        this.file = file;
        this.parts = parts;
        this.heads = heads;
        this.position = parts.get(0).first();
        this.sink = exchange.getResponseChannel();
    }

    /**
     * To be called on a worker thread.
     *
     * @param heads what is sent before each part and after the last, or none
     */
    static void start(HttpServerExchange exchange, Resource resource, List<Part> parts, List<ByteBuffer> heads) {
        Path path = resource.file().orElseThrow();
        FileChannel file;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ);
        } catch (IOException gone) {
            FieldLines.open(exchange).clear();
            boolean forNow = !(gone instanceof NoSuchFileException || gone instanceof AccessDeniedException);
            Responses.status(exchange, forNow ? StatusCodes.SERVICE_UNAVAILABLE : StatusCodes.NOT_FOUND)
                    .send(exchange);
            return;
        }
        exchange.addExchangeCompleteListener((done, next) -> {
            IoUtils.safeClose(file);
            next.proceed();
        });
        new FileTransfer(exchange, file, parts, heads).run();
    }

    @Override
    public void handleEvent(StreamSinkChannel ready) {
        ready.suspendWrites();
        exchange.dispatch(this);
    }

    @Override
    public void run() {
        try {
            if (transfer()) {
                exchange.endExchange();
            } else {
                sink.getWriteSetter().set(this);
                sink.resumeWrites();
            }
        } catch (IOException | RuntimeException broken) {
            // The client went away, or the file became shorter: the length is promised, so all we can do is to hang up.
            IoUtils.safeClose(exchange.getConnection());
            exchange.endExchange();
        } finally {
            LateWrites.end(exchange);
        }
    }

    /** Whether all is sent; otherwise the client has to take some first. */
    private boolean transfer() throws IOException {
        if (beginning == null) {
            beginning = heads.isEmpty() ? read(parts.get(0)) : NOTHING;
        }
        if (!write(beginning)) {
            return false;
        }
        beginning = NOTHING; // a slow reader need not hold it
        while (current < parts.size()) {
            if (!writeHead(current)) {
                return false;
            }
            Part part = parts.get(current);
            while (position <= part.last()) {
                long sent = sink.transferFrom(file, position, part.last() - position + 1);
                if (sent == 0) {
                    if (position >= file.size()) {
                        throw new EOFException("the file became shorter");
                    }
                    return false;
                }
                position += sent;
            }
            current++;
            position = current < parts.size() ? parts.get(current).first() : 0;
        }
        return writeHead(current);
    }

    private ByteBuffer read(Part part) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(BEGINNING, part.length()));
        position += Math.max(0, file.read(bytes, position));
        return bytes.flip();
    }

    private boolean writeHead(int part) throws IOException {
        return part >= heads.size() || write(heads.get(part));
    }

    private boolean write(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (sink.write(buffer) == 0) {
                return false;
            }
        }
        return true;
    }
}
