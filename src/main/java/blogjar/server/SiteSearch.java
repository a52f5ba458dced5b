package blogjar.server;

import blogjar.output.Release;
import blogjar.output.Representation;
import blogjar.output.Resource;
import blogjar.search.SearchIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The search of one release, which has its index as any other has its own files.
 *
 * @param page the page that shows what is found
 * @param root path from the root of the host to that of the site, with slashes at its ends
 */
record SiteSearch(SearchIndex index, Resource page, String root) {
    private static final String FOLDER = "search/";
    private static final String MANIFEST = FOLDER + "index.json";
    private static final String INDEX = "index.html";

    /** Finds it in a release; null where it has none, or no page that shows it. */
    static @Nullable SiteSearch in(Release release) {
        return release.resources().stream()
                .map(Resource::path)
                .filter(path -> path.equals(MANIFEST) || path.endsWith("/" + MANIFEST))
                .min(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()))
                .flatMap(manifest -> at(release, manifest.substring(0, manifest.length() - MANIFEST.length())))
                .orElse(null);
    }

    private static Optional<SiteSearch> at(Release release, String root) {
        return SearchIndex.read(name -> release.find(root + FOLDER + name).map(SiteSearch::text))
                .flatMap(index -> release.find(root + index.page())
                        .filter(page -> !index.page().isEmpty() && page.target().isEmpty())
                        .map(page -> new SiteSearch(index, page, "/" + root)));
    }

    boolean isPage(String path) {
        String own = page.path();
        return path.equals(own)
                || own.endsWith(INDEX) && path.length() == own.length() - INDEX.length() && own.startsWith(path);
    }

    static String text(Resource resource) {
        return resource.identity()
                .map(Representation::bytes)
                .map(bytes -> StandardCharsets.UTF_8.decode(bytes.duplicate()).toString())
                .orElseGet(() -> fromDisk(resource));
    }

    /** Of a file that is gone since the release was made there is nothing. */
    private static String fromDisk(Resource resource) {
        try {
            return resource.file().isEmpty()
                    ? ""
                    : Files.readString(resource.file().get());
        } catch (IOException gone) {
            return "";
        }
    }
}
