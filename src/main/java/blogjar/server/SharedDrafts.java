package blogjar.server;

import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a draft to who knows its link, and to no cache and no search engine. Who has a wrong one finds nothing, as anywhere. */
final class SharedDrafts implements Step {
    private static final HttpString ROBOTS = new HttpString("X-Robots-Tag");
    private static final HttpString REFERRER = new HttpString("Referrer-Policy");

    private volatile @Nullable Shared shared;

    /**
     * What there is to show.
     *
     * @param root of the blog, as paths begin with it: empty, or with a slash at its end
     * @param drafts pages and pictures of the drafts alone
     */
    private record Shared(String root, Site drafts, DraftLinks links) {}

    void share(String root, Site drafts, DraftLinks links) {
        shared = new Shared(root, drafts, links);
    }

    @Override
    public @Nullable Body answer(Request request) {
        Shared now = shared;
        String path = request.target().path();
        if (now == null || path == null || !path.startsWith(now.root + DraftLinks.FOLDER)) {
            return null;
        }
        String rest = path.substring(now.root.length() + DraftLinks.FOLDER.length());
        int slash = rest.indexOf('/');
        String token = slash < 0 ? rest : rest.substring(0, slash);
        return answer(request, now, path, token);
    }

    private Body answer(Request request, Shared now, String path, String token) {
        request.exchange().addResponseCommitListener(exchange -> {
            exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, "private, no-store");
            exchange.getResponseHeaders().put(ROBOTS, "noindex, nofollow, noarchive");
            exchange.getResponseHeaders().put(REFERRER, "no-referrer");
        });
        Optional<String> post = now.links.published(token);
        if (post.isPresent()) {
            return Responses.redirect(request.exchange(), StatusCodes.FOUND, post.get());
        }
        boolean there = now.drafts.release().find(path).isPresent()
                || now.drafts.release().find(path + "/").isPresent();
        return there && now.links.isOpen(token)
                ? Lookup.find(request.of(now.drafts))
                : Lookup.missing(request, StatusCodes.NOT_FOUND);
    }
}
