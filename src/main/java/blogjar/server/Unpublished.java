package blogjar.server;

import io.undertow.util.StatusCodes;
import org.jspecify.annotations.Nullable;

/** A site beside the blog is unavailable as long as nothing of it has been published. */
final class Unpublished implements Step {
    private final State state;

    Unpublished(State state) {
        this.state = state;
    }

    @Override
    public @Nullable Body answer(Request request) {
        Neighbour neighbour = state.neighbour(request.host());
        return neighbour == null || neighbour.isPublished()
                ? null
                : Responses.status(request.exchange(), StatusCodes.SERVICE_UNAVAILABLE);
    }
}
