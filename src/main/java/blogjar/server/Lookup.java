package blogjar.server;

import blogjar.output.Resource;
import blogjar.redirect.Redirection;
import blogjar.redirect.RedirectsFile;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Optional;

/** Finds what a path names in the release, or what its rules say of the path, or says that there is nothing. */
final class Lookup implements Step {
    private static final String NOT_FOUND_PAGE = "404.html";
    private static final int LEGAL = 451; // RFC 7725: not the same as not there

    @Override
    public boolean answers(Request request) {
        String path = request.target().path();
        if (request.target().refusal() == StatusCodes.BAD_REQUEST) {
            Responses.status(request.exchange(), StatusCodes.BAD_REQUEST);
        } else if (path == null || path.equals(RedirectsFile.NAME)) {
            missing(request, StatusCodes.NOT_FOUND);
        } else if (!isRuled(request, path) && !isFound(request, path) && !isFormer(request, path)) {
            missing(request, StatusCodes.NOT_FOUND);
        }
        return true;
    }

    private static boolean isRuled(Request request, String path) {
        if (request.site().redirects().isEmpty() || request.target().isChallenge()) {
            return false;
        }
        Optional<Redirection> found =
                request.site().redirects().find(path, request.target().rawQuery(), request.release()::hasPage);
        found.ifPresent(redirection -> Rules.answer(request, redirection));
        return found.isPresent();
    }

    private static boolean isFormer(Request request, String path) {
        Optional<Redirection> found =
                request.release().remembered().find(path, request.target().rawQuery(), page -> false);
        found.ifPresent(redirection -> Rules.answer(request, redirection));
        return found.isPresent();
    }

    private static boolean isFound(Request request, String path) {
        Optional<Resource> found = request.release().find(path);
        if (found.isEmpty() && !path.endsWith("/")) {
            Optional<Resource> folder = request.release().find(path + "/");
            if (folder.isPresent() && folder.get().target().isEmpty()) {
                RequestTarget target = request.target();
                Responses.redirect(request.exchange(), target.rawPath() + "/" + target.rawQuery());
                return true;
            }
            found = folder.isPresent() ? folder : request.release().find(path + ".html");
        }
        found.ifPresent(resource -> sendOrLead(request, resource));
        return found.isPresent();
    }

    /** A page that leads to another is a 301, which caches, feed readers and search engines follow and remember. */
    private static void sendOrLead(Request request, Resource resource) {
        String target = resource.target().orElse(null);
        if (target == null) {
            send(request, resource, StatusCodes.OK);
        } else {
            Responses.redirect(
                    request.exchange(),
                    Redirection.withQuery(target, request.target().rawQuery()));
        }
    }

    /** Shows the page of another path, or where there is none says so. */
    static void show(Request request, String path, int status) {
        request.release()
                .find(path)
                .or(() -> request.release().find(path + "/"))
                .or(() -> request.release().find(path + ".html"))
                .ifPresentOrElse(
                        page -> send(request, page, status),
                        () -> missing(request, status == StatusCodes.OK ? StatusCodes.NOT_FOUND : status));
    }

    /** Says with the blog's own page that there is nothing; its page for 404 does for what is gone, too. */
    static void missing(Request request, int status) {
        request.release()
                .find(status + ".html")
                .or(() -> status == LEGAL ? Optional.empty() : request.release().find(NOT_FOUND_PAGE))
                .ifPresentOrElse(
                        page -> send(request, page, status), () -> Responses.status(request.exchange(), status));
    }

    /** Says with the blog's own page for the status, or in a line, that the answer of another program is not to be had. */
    static void failed(Request request, int status) {
        request.release()
                .find(status + ".html")
                .ifPresentOrElse(
                        page -> send(request, page, status), () -> Responses.status(request.exchange(), status));
    }

    private static void send(Request request, Resource resource, int status) {
        HttpServerExchange exchange = request.exchange();
        if (!AccessControl.hasPassed(exchange, request.site().access().of(resource.path()))) {
            // a rule or an error shows what stands under another path
            Responses.status(exchange, status == StatusCodes.OK ? StatusCodes.FORBIDDEN : status);
            return;
        }
        SiteFields fields = request.site().fields();
        if (ResourceAnswer.takesTime(exchange, resource) || fields.takesTime(resource)) {
            request.waiting(
                    () -> ResourceAnswer.send(exchange, resource, status, fields.of(resource), request.secure()));
        } else {
            ResourceAnswer.send(exchange, resource, status, fields.of(resource), request.secure());
        }
    }
}
