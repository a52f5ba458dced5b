package blogjar.server;

import blogjar.output.Release;
import io.undertow.server.HttpServerExchange;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A request whose shape is sound, for {@code GET} or {@code HEAD} unless another program answers it.
 *
 * @param fields those that decide about the answer
 * @param client how it was asked for
 * @param host the name in its Host field, as {@link HostNames#ofField} gives it
 * @param target whose path is null where nobody may look for it
 * @param home whether it is for the blog, and not for a site beside it
 * @param names under which the site is known
 * @param site as it was when the request came, so that one request sees one site
 * @param course how it goes on
 */
record Request(
        HttpServerExchange exchange,
        RequestFields fields,
        Client client,
        String host,
        RequestTarget target,
        boolean home,
        HostNames names,
        Site site,
        Course course) {

    /** The way of a request through the steps. */
    interface Course {
        /** What the steps after this one say, which has let the request pass after all. */
        Body after(Step done, Request request);

        /** Sends what a step says that went on in another thread; tells where it fails. */
        void finish(HttpServerExchange exchange, Supplier<Body> answer);
    }

    /** The same, asked of another site. */
    Request of(Site other) {
        return new Request(exchange, fields, client, host, target, home, names, other, course);
    }

    /** Whether the client asked over TLS. */
    boolean secure() {
        return client.secure();
    }

    Release release() {
        return site.release();
    }

    /** Goes on with the steps after this one. */
    Body onwards(Step done) {
        return course.after(done, this);
    }

    /** Goes on in a thread that may wait: for a disk, another server, a compression. */
    Body waiting(Supplier<Body> answer) {
        return waiting(null, answer);
    }

    /** @param threads null for those of the server */
    Body waiting(@Nullable Executor threads, Supplier<Body> answer) {
        exchange.dispatch(threads, () -> course.finish(exchange, answer));
        return Body.LATER;
    }
}
