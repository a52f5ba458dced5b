package blogjar.serve;

import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.server.Announcements;
import blogjar.server.DraftLinks;
import blogjar.watch.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Something that can be published, again and again as it changes. */
public interface Publication {
    /**
     * Makes a release of what is there now.
     *
     * @param previous the one that is being served; what did not change may be taken over from it
     * @throws ProblemException where nothing sensible can be published
     */
    Release publish(Release previous, Journal journal) throws IOException;

    /**
     * What is there now, to be shown to who writes before all of it is rendered.
     *
     * @param previous the last release that was rendered whole
     * @param changes since it was asked last; each is named once, whatever comes of it
     * @return empty where it is not to be had so
     * @throws ProblemException where nothing sensible can be published
     */
    default Optional<Ahead> ahead(Release previous, Changes changes) throws IOException {
        return Optional.empty();
    }

    /** A release that is served before all of its pages are rendered. */
    interface Ahead {
        /** Its pages are rendered when they are asked for. */
        Release shown();

        /**
         * The same, all rendered.
         *
         * @param stopped asked now and then; the work is given up then
         * @return empty where it was given up
         * @throws ProblemException where a page can't be rendered
         */
        Optional<Release> whole(Journal journal, BooleanSupplier stopped) throws IOException;

        /** The whole takes the place of what was shown; not called where something newer has. */
        void accepted();
    }

    /**
     * Takes note of why a release could not be made.
     *
     * @return whether pages that are open are to be told
     */
    default boolean tells(ProblemException failed) {
        return false;
    }

    /** What tells a release of this from that of another, or of other settings. */
    String identity();

    /** The settings in force, by key, for a start at which they can't be read. */
    Map<String, @Nullable Object> settings();

    /** Why it would be another release now, although no file has changed: a post was waited for, say. Empty where it would not. */
    default Optional<String> due() {
        return Optional.empty();
    }

    /** What else is to be shown with the release that was made last, to who knows its address. */
    default Optional<Drafts> drafts() {
        return Optional.empty();
    }

    /**
     * Drafts that are shared.
     *
     * @param root of the blog: empty, or a path with a slash at its end
     * @param shown pages and pictures of them alone
     */
    record Drafts(String root, Release shown, DraftLinks links) {}

    /** By what pages that are open learn of a new release; empty where they need not know. */
    default Optional<Announcements> announcements() {
        return Optional.empty();
    }

    /** What was made last is served now. */
    default void served() {}

    /** The folder to watch. */
    Path folder();

    /** Whether a file or folder below, by its absolute path, has no part in what is published. */
    boolean isSkipped(Path path);
}
