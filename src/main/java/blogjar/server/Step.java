package blogjar.server;

/** One step on the way to an answer; for I/O threads, so it must not wait. */
@FunctionalInterface
interface Step {
    /** Answers, or leaves the request to the next step and returns false. */
    boolean answers(Request request);
}
