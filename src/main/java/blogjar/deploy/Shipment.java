package blogjar.deploy;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.NavigableMap;
import java.util.function.Consumer;

/**
 * What is brought to all places.
 *
 * @param root the blog's folder
 * @param site the folder that a build wrote
 * @param mostRemoved as many files may go from a place; more are taken for a mistake
 * @param rehearse to change nothing, and tell what would be done
 * @param now in the blog's zone
 * @param say tells a person, while it goes on, why it takes long
 */
public record Shipment(
        Path root, Path site, int mostRemoved, boolean rehearse, ZonedDateTime now, Consumer<String> say) {
    /** Files of the site, by their paths from its root. */
    public NavigableMap<String, Path> files() throws IOException {
        return SiteFiles.of(site, "", path -> true);
    }

    /**
     * @param place for a person
     * @throws ProblemException where more files would go from it than may
     */
    void allowRemovals(String place, int number) {
        if (number > mostRemoved) {
            throw new ProblemException(Problem.error("of " + place + " " + number
                            + " files would be removed, more than " + mostRemoved + "; nothing was changed")
                    .fix("see whether the site is whole; if it is, say so: --max-deletes " + number));
        }
    }
}
