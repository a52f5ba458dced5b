package blogjar.server;

import io.undertow.server.HttpServerExchange;
import org.jspecify.annotations.Nullable;

/**
 * Sends readers from the other names of the site to the one in {@code url}, and refuses over TLS what was meant for another
 * site (RFC 9110, 15.5.20). Addresses and names of a machine's own network are served, as a blog is tried out by them.
 */
final class CanonicalHost implements Step {
    private final State state;

    CanonicalHost(State state) {
        this.state = state;
    }

    @Override
    public @Nullable Body answer(Request request) {
        HostNames names = request.names();
        HttpServerExchange exchange = request.exchange();
        if (request.target().isChallenge()) {
            return null;
        }
        boolean ownTls = request.secure() && !request.client().proxied();
        String rather = names.rather(request.host(), ownTls).orElse(null);
        if (rather != null) {
            String port = HostNames.portOfField(request.client().hostField());
            String scheme = request.secure() ? "https://" : "http://";
            String origin = ownTls ? state.httpsOrigin(rather) : scheme + rather + port;
            return Responses.redirect(exchange, origin + request.target().raw());
        }
        if (ownTls && names.isForeign(request.host())) {
            return Responses.status(exchange, Responses.MISDIRECTED);
        }
        return null;
    }
}
