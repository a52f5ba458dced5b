package blogjar.server;

import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A blog of which nothing is there yet is unavailable, and says for how long. */
final class Awaited implements Step {
    private static final String SECONDS = "10";
    private static final String PAGE = "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\">"
            + "<meta name=\"viewport\" content=\"width=device-width\"><meta http-equiv=\"refresh\" content=\"" + SECONDS
            + "\"><title>Soon here</title>\n<h1>Soon here</h1>\n<p>This blog is being fetched.</p>\n";

    @Override
    public @Nullable Body answer(Request request) {
        if (!request.release().resources().isEmpty()) {
            return null;
        }
        Responses.setStatus(request.exchange(), StatusCodes.SERVICE_UNAVAILABLE);
        request.exchange().getResponseHeaders().put(Headers.RETRY_AFTER, SECONDS);
        request.exchange().getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
        request.exchange().getResponseHeaders().put(Fields.CONTENT_TYPE, "text/html; charset=utf-8");
        return Responses.body(request.exchange(), ByteBuffer.wrap(PAGE.getBytes(StandardCharsets.UTF_8)));
    }
}
