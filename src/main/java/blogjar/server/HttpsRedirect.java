package blogjar.server;

import java.util.Optional;

/** Sends plain HTTP to HTTPS, once there is a certificate; a certificate authority asks over HTTP (RFC 8555, 8.3). */
final class HttpsRedirect implements Step {
    private final State state;

    HttpsRedirect(State state) {
        this.state = state;
    }

    @Override
    public boolean answers(Request request) {
        if (request.secure() || !state.isRedirecting() || request.target().isChallenge()) {
            return false;
        }
        Optional<String> name = state.names().overHttps(request.host());
        name.ifPresent(known -> Responses.redirect(
                request.exchange(), state.httpsOrigin(known) + request.target().raw()));
        return name.isPresent();
    }
}
