package blogjar.server;

import org.jspecify.annotations.Nullable;

/** One of the looks at a request that may answer it. */
@FunctionalInterface
interface Step {
    /** Sets status and fields and tells what follows them; null where the request is left to the next step. */
    @Nullable
    Body answer(Request request);
}
