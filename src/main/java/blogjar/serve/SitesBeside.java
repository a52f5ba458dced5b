package blogjar.serve;

import blogjar.build.Build;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.server.SiteFolder;
import blogjar.server.WebServer;
import blogjar.watch.FolderWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The sites that are served beside the blog, each under a name of its own: a folder as it is, or a blog that is built. What
 * is wrong with one is told, and is no matter of the others.
 */
final class SitesBeside implements AutoCloseable {
    private final WebServer server;
    private final BrotliQueue brotli;
    private final Journal journal;
    private final List<FolderWatch> watches = new ArrayList<>();

    /** @param isOurs files that the server itself writes, by absolute path */
    SitesBeside(
            List<SiteFolder> sites,
            WebServer server,
            BrotliQueue brotli,
            Duration look,
            Predicate<Path> isOurs,
            Journal journal) {
        this.server = server;
        this.brotli = brotli;
        this.journal = journal;
        for (SiteFolder site : sites) {
            new Beside(site).begin(look, isOurs);
        }
    }

    /** One of them. */
    private final class Beside {
        private final SiteFolder site;
        private final Path folder;
        private @Nullable Publication publication;
        private Release release = Release.empty();

        Beside(SiteFolder site) {
            this.site = site;
            this.folder = site.folder().toAbsolutePath().normalize();
        }

        /** Publishes in this thread, so that all is there when the start is over, and watches from before that. */
        void begin(Duration look, Predicate<Path> isOurs) {
            try {
                watches.add(FolderWatch.start(
                        folder,
                        path -> isOurs.test(path) || isSkipped(path),
                        look,
                        paths -> publish("changed "),
                        failure -> journal.tell(List.of(unreadable(failure)))));
            } catch (IOException failure) {
                journal.tell(List.of(unreadable(failure)));
            }
            publish("published ");
        }

        private synchronized boolean isSkipped(Path path) {
            return publication != null && publication.isSkipped(path);
        }

        private synchronized void publish(String done) {
            try {
                if (publication == null) {
                    publication = publication();
                }
                release = publication.publish(release, journal).after(release, Instant.now());
                server.publish(site.name(), release);
                brotli.add(site.name(), release, () -> {});
                journal.say(done + site.name());
            } catch (ProblemException failed) {
                journal.tell(failed.problems());
                journal.say(site.name() + " is not built; what it was stays up");
            } catch (IOException failure) {
                journal.tell(List.of(unreadable(failure)));
            } catch (RuntimeException unexpected) { // the watch must go on, and the blog too
                journal.tell(
                        List.of(Problem.error("this should not have happened with " + site.name() + ": " + unexpected)
                                .fix("please report it")));
            }
        }

        private Publication publication() {
            if (!Files.isRegularFile(folder.resolve("_config.yml"))) {
                return new FolderPublication(folder);
            }
            Build.Settings settings = Build.Settings.of(folder);
            return new BlogPublication(settings, Build.prepare(settings).config(), false);
        }

        private Problem unreadable(IOException failure) {
            return Problem.error("the site " + site.name() + " can't be read: " + failure)
                    .in(folder.toString())
                    .fix("mend that; what was read before stays up");
        }
    }

    @Override
    public void close() {
        for (FolderWatch watch : watches) {
            try {
                watch.close();
            } catch (IOException failed) {
                journal.say("the watch did not end well: " + failed);
            }
        }
    }
}
