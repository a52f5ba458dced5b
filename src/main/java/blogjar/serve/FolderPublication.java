package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourceText;
import blogjar.output.Release;
import blogjar.redirect.RedirectsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A ready-made site in a folder, served as it is. */
public final class FolderPublication implements Publication {
    private final Path folder;

    /** @throws ProblemException where there is no such folder */
    public FolderPublication(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(this.folder)) {
            throw new ProblemException(Problem.error("there is no folder " + this.folder)
                    .fix("name the folder that holds the site's index.html, such as public"));
        }
    }

    @Override
    public Release publish(Release previous, Journal journal) throws IOException {
        Problems problems = new Problems();
        Release release = Release.ofFolder(folder, previous, problems);
        checkRules(release, problems);
        problems.addAll(ClosedFiles.told(release, folder));
        journal.tell(problems.all());
        return release;
    }

    private void checkRules(Release release, Problems problems) {
        Path file = folder.resolve(RedirectsFile.NAME);
        if (release.find(RedirectsFile.NAME).isEmpty()) {
            return;
        }
        try {
            String text = SourceText.of(file.toString(), Files.readAllBytes(file), problems);
            RedirectsFile.read(file.toString(), text, release::hasPage, problems);
        } catch (IOException unreadable) {
            problems.add(Problem.notice("the rules can't be read: " + unreadable.getMessage())
                    .in(file.toString())
                    .fix("check its permissions"));
        } catch (ProblemException unreadable) {
            problems.addAll(unreadable.problems());
        }
    }

    @Override
    public String identity() {
        return folder.toString();
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
        return path.endsWith(".git");
    }
}
