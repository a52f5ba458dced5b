package blogjar.server;

import blogjar.output.Release;
import io.undertow.server.HttpServerExchange;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * A request whose shape is sound, for {@code GET} or {@code HEAD}.
 *
 * @param client how it was asked for
 * @param host the name in its Host field, as {@link HostNames#ofField} gives it
 * @param target whose path is null where nobody may look for it
 * @param site as it was when the request came, so that one request sees one site
 * @param failed told what a step threw that went on in another thread
 * @param steps goes on after a step
 */
record Request(
        HttpServerExchange exchange,
        Client client,
        String host,
        RequestTarget target,
        Site site,
        Consumer<RuntimeException> failed,
        BiConsumer<Request, Step> steps) {

    /** Whether the client asked over TLS. */
    boolean secure() {
        return client.secure();
    }

    Release release() {
        return site.release();
    }

    /** Goes on with the steps after this one, which has let the request pass after all. */
    void onwards(Step done) {
        steps.accept(this, done);
    }

    /** Goes on in a thread that may wait: for a disk, another server, a compression. */
    void waiting(Runnable work) {
        exchange.dispatch(() -> {
            try {
                work.run();
            } catch (RuntimeException broken) {
                failed.accept(broken);
            }
        });
    }
}
