package blogjar.server;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.HpackDecoder;
import io.undertow.protocols.http2.HpackException;
import io.undertow.protocols.http2.Http2Channel;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of the requests on one connection of HTTP/2 before the library does, which ends the connection at some that
 * are merely not as they should be, tells nobody of those that it refuses, and can't be shown one that is too long. For each of
 * these it is shown another one, and from then on all in a form that needs nothing of what came before, as its table is no longer
 * that of the client.
 */
final class Http2Heads {
    /** Of a block that is made anew; the library counts 32 octets for each field as well, and has a limit of its own. */
    private static final int LONGEST = Http2Frames.LONGEST;

    /** As the name that is asked for may be moved from {@code host} to {@code :authority}. */
    private static final int MOST_ADDED = 6;

    /**
     * What becomes of a request that is not passed on to be answered as usual.
     *
     * @param status to answer with; {@link #RESET} where its stream is reset
     * @param connect what a request for a tunnel names; empty for any other
     */
    record Refusal(int status, String connect) {
        static final int RESET = 0;
    }

    private final HpackDecoder decoder = new HpackDecoder();
    private final Http2Head head;
    private final int longestTarget;
    private final int longest;
    private final ResetStreams reset;
    private final Consumer<String> refused;
    private final Map<Integer, Refusal> refusals = new HashMap<>();
    private int last;
    private boolean rewriting;

    /**
     * @param limits for fields and targets
     * @param most octets of all fields that the library takes
     * @param reset to be told of those that will be
     * @param refused told the request line of one that is no request
     */
    Http2Heads(Limits limits, int most, ResetStreams reset, Consumer<String> refused) {
        this.head = new Http2Head(limits.fields(), most);
        this.longestTarget = limits.urlLength();
        this.longest = Math.min(LONGEST, most - MOST_ADDED);
        this.reset = reset;
        this.refused = refused;
        decoder.setHeaderEmitter((name, value, secret) -> head.add(name, value));
    }

    /**
     * Reads a block of fields.
     *
     * @param ended whether nothing follows on its stream
     * @return what the library is to be shown in its place; null for itself
     * @throws IOException where it can't be read, or is not what may follow a request
     */
    byte @Nullable [] read(int stream, boolean ended, ByteBuffer block) throws IOException {
        int length = block.remaining();
        boolean request = stream > last;
        head.clear();
        decode(block, request);
        rewriting |= length > LONGEST;
        if (request) {
            last = stream;
            return request(stream, ended);
        }
        if (!ended || !head.isTrailers() || head.isTooLong()) {
            throw new ConnectionErrorException(Http2Channel.ERROR_PROTOCOL_ERROR, "fields that can't follow a request");
        }
        return rewriting ? head.trailers(longest) : null;
    }

    private void decode(ByteBuffer block, boolean request) throws IOException {
        String reason = "an unfinished field";
        try {
            decoder.decode(block, false);
        } catch (HpackException | RuntimeException broken) {
            reason = String.valueOf(broken.getMessage());
            block.position(0);
        }
        if (block.hasRemaining()) {
            if (request) {
                refused.accept(head.requestLine());
            }
            throw new ConnectionErrorException(Http2Channel.ERROR_COMPRESSION_ERROR, reason);
        }
    }

    private byte @Nullable [] request(int stream, boolean ended) {
        if (!head.isRequest(ended)) {
            refused.accept(head.requestLine());
            reset.add(stream);
            return inPlaceOf(stream, new Refusal(Refusal.RESET, ""));
        }
        if (head.isConnect()) {
            return inPlaceOf(stream, new Refusal(StatusCodes.METHOD_NOT_ALLOWED, head.target()));
        }
        rewriting |= head.isTooLong() || head.isNamedByField();
        if (head.isTooLong() || rewriting && head.size() > longest) {
            int status = head.target().length() > longestTarget
                    ? StatusCodes.REQUEST_URI_TOO_LARGE
                    : StatusCodes.REQUEST_HEADER_FIELDS_TOO_LARGE;
            refusals.put(stream, new Refusal(status, ""));
        }
        return rewriting ? head.request(longest) : null;
    }

    private byte[] inPlaceOf(int stream, Refusal refusal) {
        rewriting = true;
        refusals.put(stream, refusal);
        return Http2Head.nothing();
    }

    /** What becomes of the request that the library has just read; null for one to be answered as usual. */
    @Nullable
    Refusal refusal(int stream) {
        return refusals.isEmpty() ? null : refusals.remove(stream);
    }
}
