package blogjar.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What of a release is rendered only when it is asked for. Any thread may ask. */
final class Unrendered {
    /** Those of which anything was asked yet, and those that came one by one. */
    private final Map<String, LateResource> pages;

    private final Collection<LatePages> more;
    private final List<LateFolder> folders;
    private final Release previous;
    private final Function<Output, LateResource> late;
    private final Map<String, Resource> found = new ConcurrentHashMap<>();

    /**
     * @param pages by path
     * @param more of which only the paths are known
     * @param folders of which even the names of files are not known yet
     * @param previous the release before, all of it rendered
     * @param late makes a resource of an output that is yet to be rendered
     */
    Unrendered(
            Map<String, LateResource> pages,
            Collection<LatePages> more,
            List<LateFolder> folders,
            Release previous,
            Function<Output, LateResource> late) {
        this.pages = new ConcurrentHashMap<>(pages);
        this.more = List.copyOf(more);
        this.folders = folders;
        this.previous = previous;
        this.late = late;
    }

    Release previous() {
        return previous;
    }

    /** @param file its path, which is never that of a folder */
    @Nullable
    LateResource page(String file) {
        if (Withheld.isBackup(file)) {
            return null;
        }
        LateResource known = pages.get(file);
        if (known != null) {
            return known;
        }
        for (LatePages some : more) {
            if (some.has(file)) {
                return pages.computeIfAbsent(file, first -> late.apply(some.output(first)));
            }
        }
        return null;
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
        return paths().filter(path -> {
                    LateResource page = pages.get(path);
                    return page == null || !page.isMade();
                })
                .toList();
    }

    private Stream<String> paths() {
        return Stream.concat(pages.keySet().stream(), more.stream().flatMap(some -> some.paths().stream()))
                .distinct()
                .filter(path -> !Withheld.isBackup(path));
    }

    /**
     * Adds all of it to other resources, and to the sources of those the sources of these.
     *
     * @return whether it was done, and not stopped
     */
    boolean addAll(Map<String, Resource> resources, Map<String, String> sources, BooleanSupplier stopped)
            throws IOException {
        for (String path : paths().toList()) {
            LateResource page = page(path);
            if (stopped.getAsBoolean()) {
                return false;
            }
            if (page != null) {
                resources.put(path, page.make());
            }
        }
        for (LatePages some : more) {
            for (String path : some.paths()) {
                String source = some.output(path).source();
                if (source != null) {
                    sources.put(source, path);
                }
            }
        }
        for (LateFolder folder : folders) {
            List<Output> outputs = folder.outputs(stopped).orElse(null);
            if (outputs == null) {
                return false;
            }
            for (Output output : outputs) {
                resources.put(output.path(), found.computeIfAbsent(output.path(), first -> resource(output)));
            }
        }
        return !stopped.getAsBoolean();
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
