package blogjar.server;

import blogjar.output.Representation;
import blogjar.output.Resource;
import blogjar.server.ByteRanges.Part;
import blogjar.server.RequestFields.Name;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Answers with a resource as a GET or HEAD asks for it: which coding, which parts, or nothing new. */
final class ResourceAnswer {
    private final HttpServerExchange exchange;
    private final Resource resource;
    private final RequestFields asked;
    private final HeaderMap told;

    private ResourceAnswer(HttpServerExchange exchange, RequestFields asked, Resource resource) {
        this.exchange = exchange;
        this.resource = resource;
        this.asked = asked;
        this.told = exchange.getResponseHeaders();
    }

    /** Whether {@link #of} may have to wait for the disk or for a compression, and so needs a thread of its own. */
    static boolean takesTime(Request request, Resource resource) {
        if (resource.identity().isEmpty()) {
            return true;
        }
        AcceptEncoding accepted = resource.isPrepared() ? null : accepted(request.fields(), resource);
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
    static Body of(Request request, Resource resource, int status, FieldSet fields) {
        HttpServerExchange exchange = request.exchange();
        Resource current = resource.current().orElse(null);
        if (current == null) {
            return Responses.status(exchange, StatusCodes.NOT_FOUND);
        }
        ResponseField.CACHE_CONTROL.put(exchange, current.cacheControl());
        fields.put(exchange, request.secure());
        return new ResourceAnswer(exchange, request.fields(), current).answer(status);
    }

    /** Null where it makes no difference to this resource. */
    private static @Nullable AcceptEncoding accepted(RequestFields asked, Resource resource) {
        String list = resource.isCompressible() ? asked.get(Name.ACCEPT_ENCODING) : null;
        return list == null ? null : AcceptEncoding.of(list);
    }

    private Body answer(int status) {
        Representation chosen = resource.identity().orElse(null);
        if (resource.isCompressible()) {
            ResponseField.VARY.put(exchange, "Accept-Encoding");
        }
        AcceptEncoding accepted = accepted(asked, resource);
        if (accepted != null && (resource.isPrepared() || isCodingAsked(accepted))) {
            Representation best = accepted.best(resource.coded());
            if (best != null) {
                chosen = held(accepted, best);
            } else if (status == StatusCodes.OK
                    && accepted.refusesIdentity()
                    && !resource.coded().isEmpty()) {
                return refuse(StatusCodes.NOT_ACCEPTABLE);
            }
        }
        if (status != StatusCodes.OK) {
            Responses.setStatus(exchange, status);
            return whole(chosen);
        }
        String etag = chosen == null ? resource.etag() : chosen.etag();
        ResponseField.ETAG.put(exchange, etag);
        ResponseField.LAST_MODIFIED.put(exchange, resource.lastModifiedDate());
        int outcome = Conditions.evaluate(resource, etag, asked);
        if (outcome == Conditions.NOT_MODIFIED) {
            exchange.setStatusCode(StatusCodes.NOT_MODIFIED);
            if (exchange.getRequestMethod().equals(Methods.HEAD)) { // else the library announces chunks
                exchange.setResponseContentLength(chosen == null ? resource.length() : chosen.length());
            }
            return Body.NONE;
        }
        return outcome == Conditions.PRECONDITION_FAILED
                ? refuse(StatusCodes.PRECONDITION_FAILED)
                : wholeOrParts(chosen, etag);
    }

    /**
     * The form that the client names as one it has, if it takes that still: a better one may have been made since, and need
     * not be sent for that. Otherwise the best one.
     */
    private Representation held(AcceptEncoding accepted, Representation best) {
        if (resource.coded().size() < 2) {
            return best;
        }
        String named = asked.get(Name.IF_NONE_MATCH);
        named = named == null ? asked.get(Name.IF_RANGE) : named;
        named = named == null ? asked.get(Name.IF_MATCH) : named;
        if (named == null || EntityTags.matchWeakly(named, best.etag())) {
            return best;
        }
        for (Representation form : resource.coded()) {
            if (accepted.prefers(String.valueOf(form.coding())) && EntityTags.matchWeakly(named, form.etag())) {
                return form;
            }
        }
        return best;
    }

    /** What is said of the resource for a year is not said of this. */
    private Body refuse(int status) {
        ResponseField.CACHE_CONTROL.put(exchange, "no-cache");
        return Responses.status(exchange, status);
    }

    private Body wholeOrParts(@Nullable Representation chosen, String etag) {
        ResponseField.ACCEPT_RANGES.put(exchange, "bytes");
        String range = Responses.isHead(exchange) ? null : asked.get(Name.RANGE); // RFC 9110, 14.2
        String ifRange = asked.get(Name.IF_RANGE);
        return range == null || ifRange != null && !Conditions.isSame(resource, etag, ifRange)
                ? whole(chosen)
                : parts(chosen, range);
    }

    private Body parts(@Nullable Representation chosen, String range) {
        long length = chosen == null ? resource.length() : chosen.length();
        ByteRanges.Wanted wanted = ByteRanges.parse(range, length);
        if (wanted.ignored()) {
            return whole(chosen);
        }
        if (wanted.parts().isEmpty()) {
            told.put(Fields.CONTENT_RANGE, "bytes */" + length);
            return refuse(StatusCodes.REQUEST_RANGE_NOT_SATISFIABLE);
        }
        exchange.setStatusCode(StatusCodes.PARTIAL_CONTENT);
        describe(chosen);
        if (wanted.parts().size() > 1) {
            return multipart(chosen, wanted.parts(), length);
        }
        Part part = wanted.parts().get(0);
        told.put(Fields.CONTENT_RANGE, contentRange(part, length));
        return body(chosen, List.of(part), List.of());
    }

    private void describe(@Nullable Representation chosen) {
        ResponseField.CONTENT_TYPE.put(exchange, resource.mediaType());
        if (chosen != null && chosen.coding() != null) {
            ResponseField.CONTENT_ENCODING.put(exchange, chosen.coding());
        }
    }

    private Body whole(@Nullable Representation chosen) {
        describe(chosen);
        if (chosen != null) {
            return Responses.body(exchange, chosen.bytes().duplicate());
        }
        if (Responses.isHead(exchange) || resource.length() == 0) {
            exchange.setResponseContentLength(resource.length());
            return Body.NONE;
        }
        return body(null, List.of(new Part(0, resource.length() - 1)), List.of());
    }

    private static String contentRange(Part part, long length) {
        return "bytes " + part.first() + "-" + part.last() + "/" + length;
    }

    /** Several parts in one body (RFC 9110, 14.6). */
    private Body multipart(@Nullable Representation chosen, List<Part> parts, long length) {
        String boundary = UUID.randomUUID().toString();
        List<ByteBuffer> heads = new ArrayList<>();
        for (Part part : parts) {
            heads.add(latin1("\r\n--" + boundary + "\r\nContent-Type: " + resource.mediaType() + "\r\nContent-Range: "
                    + contentRange(part, length) + "\r\n\r\n"));
        }
        heads.add(latin1("\r\n--" + boundary + "--\r\n"));
        ResponseField.CONTENT_TYPE.put(exchange, "multipart/byteranges; boundary=" + boundary);
        return body(chosen, parts, heads);
    }

    private static ByteBuffer latin1(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @param heads what stands before each part and after the last; none where there is but one part */
    private Body body(@Nullable Representation chosen, List<Part> parts, List<ByteBuffer> heads) {
        long sum = parts.stream().mapToLong(Part::length).sum()
                + heads.stream().mapToLong(ByteBuffer::remaining).sum();
        exchange.setResponseContentLength(sum);
        if (chosen == null) {
            return sent -> FileTransfer.start(sent, resource, parts, heads);
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
        return Body.of(buffers.toArray(ByteBuffer[]::new));
    }
}
