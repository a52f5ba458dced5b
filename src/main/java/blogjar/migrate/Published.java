package blogjar.migrate;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;

/** A site as it is published today. */
interface Published {
    /**
     * Reads the site, each page once.
     *
     * @param ours paths that are looked for too, even where no page of the site leads to them
     * @throws blogjar.diagnostic.ProblemException where nothing of it can be read
     * @throws IOException where reading breaks off
     */
    Listing read(Set<String> ours, PageReader reader) throws IOException;

    /** Takes the pages, from several threads. */
    @FunctionalInterface
    interface PageReader {
        /** @param path as {@link SitePath} has it */
        void page(String path, Document page);
    }

    /**
     * What there is.
     *
     * @param paths of pages and all other files
     * @param remarks what could not be read
     */
    record Listing(Set<String> paths, List<String> remarks) {}
}
