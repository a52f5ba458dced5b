package blogjar.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What of a release is rendered only when it is asked for. Any thread may ask.
 *
 * @param pages by path
 * @param folders of which even the names of files are not known yet
 * @param previous the release before, all of it rendered
 */
record Unrendered(
        Map<String, LateResource> pages, List<LateFolder> folders, Release previous, Map<String, Resource> found) {

    Unrendered(Map<String, LateResource> pages, List<LateFolder> folders, Release previous) {
        this(pages, folders, previous, new ConcurrentHashMap<>());
    }

    /** A file of one of the folders; else a style, script or picture of the release before, which a page that is open may ask for. */
    Optional<Resource> find(String path) {
        for (LateFolder folder : folders) {
            if (path.startsWith(folder.path())) {
                for (Output output : folder.outputs()) {
                    if (output.path().equals(path)) {
                        return Optional.of(found.computeIfAbsent(path, first -> resource(output)));
                    }
                }
            }
        }
        return previous.find(path).filter(Former::isAsset);
    }

    /** Pages that nobody has asked for. */
    List<String> left() {
        return pages.entrySet().stream()
                .filter(page -> !page.getValue().isMade())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Adds all of it to other resources. */
    void addAll(Map<String, Resource> resources) throws IOException {
        for (Map.Entry<String, LateResource> page : pages.entrySet()) {
            resources.put(page.getKey(), page.getValue().make());
        }
        for (LateFolder folder : folders) {
            for (Output output : folder.outputs()) {
                resources.put(output.path(), found.computeIfAbsent(output.path(), first -> resource(output)));
            }
        }
    }

    private Resource resource(Output output) {
        ReleaseSink alone = new ReleaseSink(previous, java.time.Clock.systemUTC());
        try {
            alone.put(output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return alone.release().find(output.path()).orElseThrow();
    }
}
