package blogjar.server;

import blogjar.output.Resource;
import blogjar.redirect.Redirection;
import blogjar.redirect.RedirectsFile;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds what a path names in the release, or what its rules say of the path, or says that there is nothing. */
final class Lookup implements Step {
    private static final String NOT_FOUND_PAGE = "404.html";
    private static final int LEGAL = 451; // RFC 7725: not the same as not there

    @Override
    public Body answer(Request request) {
        return request.release().isUnrendered() ? request.waiting(() -> find(request)) : find(request);
    }

    /** What a path names, or that it names nothing. */
    static Body find(Request request) {
        String path = request.target().path();
        if (request.target().refusal() == StatusCodes.BAD_REQUEST) {
            return Responses.status(request.exchange(), StatusCodes.BAD_REQUEST);
        }
        if (path == null || path.equals(RedirectsFile.NAME)) {
            return missing(request, StatusCodes.NOT_FOUND);
        }
        Body ruled = ruled(request, path);
        if (ruled != null) {
            return ruled;
        }
        Resource resource = request.release().find(path).orElse(null);
        if (resource != null) {
            return shownOrLed(request, resource);
        }
        Body found = foundNearby(request, path);
        return found != null ? found : missing(request, StatusCodes.NOT_FOUND);
    }

    /** What the rules of the release say of a path; null where they leave it alone. */
    static @Nullable Body ruled(Request request, String path) {
        if (request.site().redirects().isEmpty() || request.target().isChallenge()) {
            return null;
        }
        return request.site()
                .redirects()
                .find(path, request.target().rawQuery(), request.release()::hasPage)
                .map(found -> Rules.answer(request, found))
                .orElse(null);
    }

    /** The folder of that name, the page without its {@code .html}, or what is known of former times. */
    private static @Nullable Body foundNearby(Request request, String path) {
        if (!path.endsWith("/")) {
            Resource folder = request.release().find(path + "/").orElse(null);
            if (folder != null && folder.target().isEmpty()) {
                RequestTarget target = request.target();
                return Responses.redirect(request.exchange(), target.rawPath() + "/" + target.rawQuery());
            }
            Resource page = folder != null
                    ? folder
                    : request.release().find(path + ".html").orElse(null);
            if (page != null) {
                return shownOrLed(request, page);
            }
        }
        return request.release()
                .remembered()
                .find(path, request.target().rawQuery(), page -> false)
                .map(found -> Rules.answer(request, found))
                .orElse(null);
    }

    /** A page that leads to another is a 301, which caches, feed readers and search engines follow and remember. */
    private static Body shownOrLed(Request request, Resource resource) {
        String target = resource.target().orElse(null);
        return target == null
                ? shown(request, resource, StatusCodes.OK)
                : Responses.redirect(
                        request.exchange(),
                        Redirection.withQuery(target, request.target().rawQuery()));
    }

    /** Shows the page of another path, or where there is none says so. */
    static Body show(Request request, String path, int status) {
        return request.release()
                .find(path)
                .or(() -> request.release().find(path + "/"))
                .or(() -> request.release().find(path + ".html"))
                .map(page -> shown(request, page, status))
                .orElseGet(() -> missing(request, status == StatusCodes.OK ? StatusCodes.NOT_FOUND : status));
    }

    /** Says with the blog's own page that there is nothing; its page for 404 does for what is gone, too. */
    static Body missing(Request request, int status) {
        return request.release()
                .find(status + ".html")
                .or(() -> status == LEGAL ? Optional.empty() : request.release().find(NOT_FOUND_PAGE))
                .map(page -> shown(request, page, status))
                .orElseGet(() -> Responses.status(request.exchange(), status));
    }

    /** Says with the blog's own page for the status, or in a line, that the answer of another program is not to be had. */
    static Body failed(Request request, int status) {
        return request.release()
                .find(status + ".html")
                .map(page -> shown(request, page, status))
                .orElseGet(() -> Responses.status(request.exchange(), status));
    }

    private static Body shown(Request request, Resource resource, int status) {
        if (!AccessControl.hasPassed(request.exchange(), request.site().access().of(resource.path()))) {
            // a rule or an error shows what stands under another path
            return Responses.status(request.exchange(), status == StatusCodes.OK ? StatusCodes.FORBIDDEN : status);
        }
        SiteFields fields = request.site().fields();
        FieldSet known = fields.known(resource);
        if (ResourceAnswer.takesTime(request, resource) || known == null && SiteFields.takesTime(resource)) {
            return request.waiting(() -> ResourceAnswer.of(request, resource, status, fields.of(resource)));
        }
        return ResourceAnswer.of(request, resource, status, known == null ? fields.of(resource) : known);
    }
}
