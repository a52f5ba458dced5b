package blogjar.serve;

import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nothing, in place of a blog that is on its way. */
public final class Awaited implements Publication {
    private final Path folder;

    public Awaited(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Release publish(Release previous, Journal journal) {
        return Release.empty();
    }

    @Override
    public Release afterFailure(Release previous, ProblemException failed) {
        return previous;
    }

    @Override
    public String identity() {
        return "";
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        return Map.of();
    }

    @Override
    public boolean isDue() {
        return false;
    }

    @Override
    public Optional<Drafts> drafts() {
        return Optional.empty();
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean isSkipped(Path path) {
        return true;
    }
}
