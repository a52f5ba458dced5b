package blogjar.server;

import blogjar.redirect.Redirection;
import blogjar.redirect.Redirects;
import org.jspecify.annotations.Nullable;

/** The rules of the server's settings, which go before the pages of the site. */
final class Rules implements Step {
    private final Redirects redirects;

    Rules(Redirects redirects) {
        this.redirects = redirects;
    }

    @Override
    public @Nullable Body answer(Request request) {
        String path = request.target().path();
        if (path == null || redirects.isEmpty() || request.target().isChallenge()) {
            return null;
        }
        return redirects
                .find(path, request.target().rawQuery(), page -> false)
                .map(found -> answer(request, found))
                .orElse(null);
    }

    static Body answer(Request request, Redirection found) {
        String target = found.target();
        if (target == null) {
            return Lookup.missing(request, found.status());
        }
        return found.isRedirect()
                ? Responses.redirect(request.exchange(), found.status(), target)
                : Lookup.show(request, target, found.status());
    }
}
