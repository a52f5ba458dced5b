package blogjar.build;

import blogjar.content.InParallel;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.output.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** Renders what of a release nobody has asked for yet. */
public final class Remaining {
    private Remaining() {}

    /**
     * @param stopped asked before each page, and amid what takes long; what is left then is not rendered
     * @return the same release, all rendered; empty where it was stopped
     * @throws ProblemException where a template is wrong, with all that was found
     */
    public static Optional<Release> render(Release release, Progress progress, BooleanSupplier stopped)
            throws IOException {
        List<String> left = release.unrendered();
        Problems broken = new Problems();
        AtomicInteger done = new AtomicInteger();
        try {
            InParallel.forEach(left, path -> {
                if (broken.errors() < Build.TELL_AT_MOST && !stopped.getAsBoolean()) {
                    render(release, path, broken);
                    progress.phase("writing", done.incrementAndGet(), left.size());
                }
            });
        } catch (UncheckedIOException failed) {
            throw Objects.requireNonNull(failed.getCause());
        }
        if (broken.errors() > 0 && !stopped.getAsBoolean()) {
            throw new ProblemException(broken.all());
        }
        return done.get() == left.size() ? release.rendered(stopped) : Optional.empty();
    }

    private static void render(Release release, String path, Problems broken) {
        try {
            release.render(path);
        } catch (ProblemException template) {
            broken.addAll(template.problems());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
