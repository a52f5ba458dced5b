package blogjar.serve;

import blogjar.output.Release;
import java.nio.file.Path;
import java.util.Map;
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
    public String identity() {
        return "";
    }

    @Override
    public Map<String, @Nullable Object> settings() {
        return Map.of();
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
