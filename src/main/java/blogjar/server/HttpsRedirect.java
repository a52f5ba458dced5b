package blogjar.server;

import org.jspecify.annotations.Nullable;

/** Sends plain HTTP to HTTPS, once there is a certificate; a certificate authority asks over HTTP (RFC 8555, 8.3). */
final class HttpsRedirect implements Step {
    private final State state;

    HttpsRedirect(State state) {
        this.state = state;
    }

    @Override
    public @Nullable Body answer(Request request) {
        if (request.secure() || !state.isRedirecting() || request.target().isChallenge()) {
            return null;
        }
        HostNames names = request.names();
        String name = names.overHttps(request.host()).orElse(null);
        return name == null || !request.home() && !names.isCertified(name)
                ? null
                : Responses.redirect(
                        request.exchange(),
                        state.httpsOrigin(name) + request.target().raw());
    }
}
