package blogjar.migrate;

import blogjar.build.Build;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A blog as blog.jar would publish it, set against the site as it is published today. All lists are by path; paths are
 * decoded, from the site's root and without a leading slash.
 *
 * @param place of the published site, as it was given
 * @param pages of the published site
 * @param ownPages those that blog.jar makes
 * @param lost what is published today and would not be
 * @param added what would be published and is not today
 * @param spacing pages whose texts differ in blanks between words alone
 * @param themeFiles of the published site, which another theme does without
 * @param remarks on the whole, in sentences
 */
public record Comparison(
        String place,
        int pages,
        int ownPages,
        List<Lost> lost,
        List<String> added,
        List<Difference> titles,
        List<Difference> dates,
        List<Difference> texts,
        List<String> spacing,
        int themeFiles,
        List<String> remarks) {

    /** @param now where the same page would be, or null */
    public record Lost(String path, @Nullable String now) {}

    /**
     * The first place in which a page differs.
     *
     * @param after the words before it; empty for titles and dates
     */
    public record Difference(String path, String after, String published, String ours) {}

    /**
     * Compares.
     *
     * @param place of the published site: a folder, or an address with {@code http} or {@code https}
     * @throws ProblemException where the blog can't be built, the published site not be read, or it has no page
     * @throws IOException where reading breaks off
     */
    public static Comparison of(Build.Inventory blog, String place) throws IOException {
        Published published = isAddress(place)
                ? new PublishedSite(place, blog.site().config().text("url"), SiteClient.Limits.USUAL)
                : new PublishedFolder(Path.of(place));
        return of(blog, place, published);
    }

    static Comparison of(Build.Inventory blog, String place, Published published) throws IOException {
        OwnSite own = new OwnSite(blog.routes());
        Findings findings = new Findings();
        try {
            Published.Listing there = published.read(own.paths(), new PageComparison(own, findings));
            if (findings.pages() == 0) {
                throw new ProblemException(Problem.error("there is no page in " + place)
                        .expected("a published site, with an index.html or a home page"));
            }
            return findings.result(place, own, there);
        } catch (UncheckedIOException failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    private static boolean isAddress(String place) {
        return place.matches("(?i)https?://.*");
    }

    /** Whether no reader would lose or miss anything. */
    public boolean isSame() {
        return lost.isEmpty() && titles.isEmpty() && dates.isEmpty() && texts.isEmpty();
    }
}
