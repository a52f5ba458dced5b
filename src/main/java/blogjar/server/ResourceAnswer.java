package blogjar.server;

import blogjar.output.Representation;
import blogjar.output.Resource;
import blogjar.server.ByteRanges.Part;
import io.undertow.io.IoCallback;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sends a resource as a GET or HEAD asks for it: which coding, which parts, or nothing new. */
final class ResourceAnswer {
    private final HttpServerExchange exchange;
    private final Resource resource;
    private final HeaderMap asked;
    private final HeaderMap told;

    private ResourceAnswer(HttpServerExchange exchange, Resource resource) {
        this.exchange = exchange;
        this.resource = resource;
        this.asked = exchange.getRequestHeaders();
        this.told = exchange.getResponseHeaders();
    }

    /** Whether {@link #send} may have to wait for the disk or for a compression, and so needs a thread of its own. */
    static boolean takesTime(HttpServerExchange exchange, Resource resource) {
        if (resource.identity().isEmpty()) {
            return true;
        }
        AcceptEncoding accepted = resource.isPrepared() ? null : accepted(exchange, resource);
        return accepted != null && isCodingAsked(accepted);
    }

    private static boolean isCodingAsked(AcceptEncoding accepted) {
        return accepted.refusesIdentity()
                || accepted.prefers("gzip")
                || accepted.prefers("br")
                || accepted.prefers("zstd");
    }

    /**
     * @param status 200, or 404 for the page that says so, which has no validators and no parts
     * @param fields what is said of this resource besides
     */
    static void send(HttpServerExchange exchange, Resource resource, int status, FieldSet fields, boolean secure) {
        Resource current = resource.current().orElse(null);
        if (current == null) {
            Responses.status(exchange, StatusCodes.NOT_FOUND);
            return;
        }
        exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, current.cacheControl());
        fields.put(exchange.getResponseHeaders(), secure);
        new ResourceAnswer(exchange, current).send(status);
    }

    /** Null where it makes no difference to this resource. */
    private static @Nullable AcceptEncoding accepted(HttpServerExchange exchange, Resource resource) {
        String list = resource.isCompressible() ? joined(exchange.getRequestHeaders(), Fields.ACCEPT_ENCODING) : null;
        return list == null ? null : AcceptEncoding.of(list);
    }

    private void send(int status) {
        Representation chosen = resource.identity().orElse(null);
        if (resource.isCompressible()) {
            told.put(Fields.VARY, "Accept-Encoding");
        }
        AcceptEncoding accepted = accepted(exchange, resource);
        if (accepted != null && (resource.isPrepared() || isCodingAsked(accepted))) {
            Representation best = accepted.best(resource.coded());
            if (best != null) {
                chosen = best;
            } else if (status == StatusCodes.OK
                    && accepted.refusesIdentity()
                    && !resource.coded().isEmpty()) {
                refuse(StatusCodes.NOT_ACCEPTABLE);
                return;
            }
        }
        if (status != StatusCodes.OK) {
            Responses.setStatus(exchange, status);
            whole(chosen);
            return;
        }
        String etag = chosen == null ? resource.etag() : chosen.etag();
        told.put(Fields.ETAG, etag);
        told.put(Fields.LAST_MODIFIED, resource.lastModifiedDate());
        int outcome = Conditions.evaluate(
                resource,
                etag,
                joined(asked, Fields.IF_MATCH),
                asked.getFirst(Fields.IF_UNMODIFIED_SINCE),
                joined(asked, Fields.IF_NONE_MATCH),
                asked.getFirst(Fields.IF_MODIFIED_SINCE));
        if (outcome == Conditions.NOT_MODIFIED) {
            exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
            exchange.endExchange();
        } else if (outcome == Conditions.PRECONDITION_FAILED) {
            refuse(StatusCodes.PRECONDITION_FAILED);
        } else {
            wholeOrParts(chosen, etag);
        }
    }

    /** What is said of the resource for a year is not said of this. */
    private void refuse(int status) {
        told.put(Fields.CACHE_CONTROL, "no-cache");
        Responses.status(exchange, status);
    }

    private void wholeOrParts(@Nullable Representation chosen, String etag) {
        told.put(Fields.ACCEPT_RANGES, "bytes");
        String range = Responses.isHead(exchange) ? null : joined(asked, Fields.RANGE); // RFC 9110, 14.2
        String ifRange = asked.getFirst(Fields.IF_RANGE);
        if (range == null || ifRange != null && !Conditions.isSame(resource, etag, ifRange)) {
            whole(chosen);
            return;
        }
        long length = chosen == null ? resource.length() : chosen.length();
        ByteRanges.Wanted wanted = ByteRanges.parse(range, length);
        if (wanted.ignored()) {
            whole(chosen);
        } else if (wanted.parts().isEmpty()) {
            told.put(Fields.CONTENT_RANGE, "bytes */" + length);
            refuse(StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE);
        } else {
            exchange.setStatusCode(StatusCodes.PARTIAL_CONTENT);
            describe(chosen);
            if (wanted.parts().size() == 1) {
                Part part = wanted.parts().get(0);
                told.put(Fields.CONTENT_RANGE, contentRange(part, length));
                body(chosen, List.of(part), List.of());
            } else {
                multipart(chosen, wanted.parts(), length);
            }
        }
    }

    private void describe(@Nullable Representation chosen) {
        told.put(Fields.CONTENT_TYPE, resource.mediaType());
        if (chosen != null && chosen.coding() != null) {
            told.put(Fields.CONTENT_ENCODING, chosen.coding());
        }
    }

    private void whole(@Nullable Representation chosen) {
        describe(chosen);
        if (chosen != null) {
            Responses.send(exchange, chosen.bytes().duplicate());
        } else if (Responses.isHead(exchange) || resource.length() == 0) {
            exchange.setResponseContentLength(resource.length());
            exchange.endExchange();
        } else {
            body(null, List.of(new Part(0, resource.length() - 1)), List.of());
        }
    }

    private static String contentRange(Part part, long length) {
        return "bytes " + part.first() + "-" + part.last() + "/" + length;
    }

    /** Several parts in one body (RFC 9110, 14.6). */
    private void multipart(@Nullable Representation chosen, List<Part> parts, long length) {
        String boundary = UUID.randomUUID().toString();
        List<ByteBuffer> heads = new ArrayList<>();
        for (Part part : parts) {
            heads.add(latin1("\r\n--" + boundary + "\r\nContent-Type: " + resource.mediaType() + "\r\nContent-Range: "
                    + contentRange(part, length) + "\r\n\r\n"));
        }
        heads.add(latin1("\r\n--" + boundary + "--\r\n"));
        told.put(Fields.CONTENT_TYPE, "multipart/byteranges; boundary=" + boundary);
        body(chosen, parts, heads);
    }

    private static ByteBuffer latin1(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param heads what stands before each part and after the last; none where there is but one part */
    private void body(@Nullable Representation chosen, List<Part> parts, List<ByteBuffer> heads) {
        long sum = parts.stream().mapToLong(Part::length).sum()
                + heads.stream().mapToLong(ByteBuffer::remaining).sum();
        exchange.setResponseContentLength(sum);
        if (chosen == null) {
            FileTransfer.start(exchange, resource, parts, heads);
            return;
        }
        List<ByteBuffer> buffers = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!heads.isEmpty()) {
                buffers.add(heads.get(i));
            }
            Part part = parts.get(i);
            buffers.add(chosen.bytes().slice((int) part.first(), (int) part.length()));
        }
        if (!heads.isEmpty()) {
            buffers.add(heads.get(parts.size()));
        }
        exchange.getResponseSender().send(buffers.toArray(ByteBuffer[]::new), IoCallback.END_EXCHANGE);
    }

    /** Several fields of one name count as one list (RFC 9110, 5.3); null where there is none. */
    private static @Nullable String joined(HeaderMap fields, HttpString name) {
        HeaderValues values = fields.get(name);
        if (values == null) {
            return null;
        }
        return values.size() == 1 ? values.getFirst() : String.join(",", values);
    }
}
