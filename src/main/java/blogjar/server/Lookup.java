package blogjar.server;

import blogjar.output.Resource;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Optional;

/** Finds what a path names in the release, or says that there is nothing. */
final class Lookup implements Step {
    private static final String NOT_FOUND_PAGE = "404.html";

    @Override
    public boolean answers(Request request) {
        String path = request.target().path();
        if (request.target().refusal() == StatusCodes.BAD_REQUEST) {
            Responses.status(request.exchange(), StatusCodes.BAD_REQUEST);
        } else if (path == null || !isFound(request, path)) {
            missing(request);
        }
        return true;
    }

    private static boolean isFound(Request request, String path) {
        HttpServerExchange exchange = request.exchange();
        Optional<Resource> found = request.release().find(path);
        if (found.isEmpty() && !path.endsWith("/")) {
            if (request.release().find(path + "/").isPresent()) {
                RequestTarget target = request.target();
                Responses.redirect(exchange, target.rawPath() + "/" + target.rawQuery());
                return true;
            }
            found = request.release().find(path + ".html");
        }
        found.ifPresent(resource -> send(request, resource, StatusCodes.OK));
        return found.isPresent();
    }

    private static void missing(Request request) {
        request.release()
                .find(NOT_FOUND_PAGE)
                .ifPresentOrElse(
                        page -> send(request, page, StatusCodes.NOT_FOUND),
                        () -> Responses.status(request.exchange(), StatusCodes.NOT_FOUND));
    }

    private static void send(Request request, Resource resource, int status) {
        HttpServerExchange exchange = request.exchange();
        FieldSet fields = request.site().fields(resource);
        if (ResourceAnswer.takesTime(exchange, resource)) {
            request.waiting(() -> ResourceAnswer.send(exchange, resource, status, fields, request.secure()));
        } else {
            ResourceAnswer.send(exchange, resource, status, fields, request.secure());
        }
    }
}
