package blogjar.server;

import io.undertow.server.HttpServerExchange;

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
    public boolean answers(Request request) {
        HostNames names = state.names();
        HttpServerExchange exchange = request.exchange();
        if (request.target().isChallenge()) {
            return false;
        }
        String rather = names.rather(request.host(), request.secure()).orElse(null);
        if (rather != null) {
            String port = HostNames.portOfField(exchange.getRequestHeaders().getFirst(Fields.HOST));
            String origin = request.secure() ? state.httpsOrigin(rather) : "http://" + rather + port;
            Responses.redirect(exchange, origin + request.target().raw());
            return true;
        }
        if (request.secure() && names.isForeign(request.host())) {
            Responses.status(exchange, Responses.MISDIRECTED);
            return true;
        }
        return false;
    }
}
