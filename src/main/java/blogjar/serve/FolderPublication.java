package blogjar.serve;

import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.output.Release;
import java.nio.file.Path;

/** A ready-made site in a folder, served as it is. */
public final class FolderPublication implements Publication {
    private final Path folder;

    public FolderPublication(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Release publish(Release previous, Journal journal) {
        Problems problems = new Problems();
        Release release = Release.ofFolder(folder, previous, problems);
        journal.tell(problems.all());
        return release;
    }

    @Override
    public Release afterFailure(Release previous, ProblemException failed) {
        return previous;
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean isSkipped(Path path) {
        return path.endsWith(".git");
    }
}
