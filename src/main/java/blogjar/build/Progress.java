package blogjar.build;

/** Told how far a build is, from any thread. */
@FunctionalInterface
public interface Progress {
    /** Nobody wants to know. */
    Progress NONE = (phase, done, total) -> {};

    /**
     * @param phase what is being done, in the user's words: {@code reading}, {@code rendering}, {@code writing}
     * @param total 0 where it is not known
     */
    void phase(String phase, int done, int total);

    /** The build is over, well or not. */
    default void end() {}
}
