package blogjar.server;

import java.util.Optional;

/** Sends plain HTTP to HTTPS, once there is a certificate. */
final class HttpsRedirect implements Step {
    /** Over HTTP too, as a certificate authority asks there (RFC 8555, 8.3). */
    private static final String CHALLENGES = ".well-known/acme-challenge/";

    private static final int HTTPS_PORT = 443;

    private final State state;

    HttpsRedirect(State state) {
        this.state = state;
    }

    @Override
    public boolean answers(Request request) {
        int port = state.redirectPort();
        if (request.secure() || port == 0 || isChallenge(request.target())) {
            return false;
        }
        Optional<String> name = state.names().redirectTo(request.host());
        name.ifPresent(known -> Responses.redirect(
                request.exchange(),
                "https://" + known + (port == HTTPS_PORT ? "" : ":" + port)
                        + request.target().raw()));
        return name.isPresent();
    }

    private static boolean isChallenge(RequestTarget target) {
        return target.path() != null && target.path().startsWith(CHALLENGES);
    }
}
