package blogjar.server;

import blogjar.redirect.Redirection;
import blogjar.redirect.Redirects;

/** The rules of the server's settings, which go before the pages of the site. */
final class Rules implements Step {
    private final Redirects redirects;

    Rules(Redirects redirects) {
        this.redirects = redirects;
    }

    @Override
    public boolean answers(Request request) {
        String path = request.target().path();
        if (path == null || redirects.isEmpty() || request.target().isChallenge()) {
            return false;
        }
        Redirection found =
                redirects.find(path, request.target().rawQuery(), page -> false).orElse(null);
        if (found != null) {
            answer(request, found);
        }
        return found != null;
    }

    static void answer(Request request, Redirection found) {
        String target = found.target();
        if (target == null) {
            Lookup.missing(request, found.status());
        } else if (found.isRedirect()) {
            Responses.redirect(request.exchange(), found.status(), target);
        } else {
            Lookup.show(request, target, found.status());
        }
    }
}
