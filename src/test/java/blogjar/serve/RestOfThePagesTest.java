package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Build;
import blogjar.output.Release;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.watch.Changes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes waits for nothing but what he sees: all other pages are rendered behind that, and give way to the next change. */
class RestOfThePagesTest {
    private static final String HEAD = "---\ntitle: Hello\ndate: 2024-01-01\n---\n";

    @TempDir
    Path root;

    private final RecordingJournal journal = new RecordingJournal();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void make() throws IOException {
        Path config = root.resolve("_config.yml");
        Files.writeString(config, "title: T\nurl: https://blog.example\npermalink: :title.html\n");
        Files.setLastModifiedTime(config, FileTime.from(Instant.parse("2025-01-01T00:00:00Z"))); // as nobody changes it
        Files.createDirectories(root.resolve("source/_posts"));
        write("first text");
    }

    private void write(String text) throws IOException {
        Files.writeString(root.resolve("source/_posts/hello.md"), HEAD + text + "\n");
    }

    private String get(RunningBlog blog) throws IOException, InterruptedException {
        URI uri = URI.create("http://localhost:" + blog.httpAddress().getPort() + "/hello.html");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** @param asked how often it was asked whether to go on when the change comes: before the first page, and when the search's index is being made */
    @ParameterizedTest
    @ValueSource(ints = {1, 23})
    void a_change_is_shown_before_the_rest_of_an_earlier_one_is_rendered(int asked) throws Exception {
        Build.Settings settings = Build.Settings.of(root);
        Interrupted publication = new Interrupted(
                new BlogPublication(settings, Build.prepare(settings).config(), true), asked);
        WebServer.Settings web = WebServer.Settings.of(Ports.of(0, -1), journal::tell);
        try (RunningBlog blog = Started.blog(publication, web, Optional.empty(), Optional.empty(), journal)) {
            publication.change = () -> {
                write("third text");
                while (!get(blog).contains("third text")) {
                    Thread.onSpinWait();
                }
            };
            write("second text");
            journal.await("published");
            assertEquals(List.of("given up", "whole"), publication.ends);
            assertTrue(get(blog).contains("third text"));
        }
    }

    private interface Change {
        void make() throws IOException, InterruptedException;
    }

    /** A change comes while what is shown is rendered whole, when it asks for the given time whether it is to stop. */
    private static final class Interrupted extends OtherPublication {
        private final int asked;
        private final AtomicInteger asks = new AtomicInteger();
        private final List<String> ends = new CopyOnWriteArrayList<>();
        private volatile Change change = () -> {};

        Interrupted(Publication real, int asked) {
            super(real);
            this.asked = asked;
        }

        @Override
        public Optional<Ahead> ahead(Release previous, Changes changes) throws IOException {
            return super.ahead(previous, changes).map(this::interrupted);
        }

        private Ahead interrupted(Ahead ahead) {
            return new Ahead() {
                @Override
                public Release shown() {
                    return ahead.shown();
                }

                @Override
                public Optional<Release> whole(Journal journal, BooleanSupplier stopped) throws IOException {
                    Optional<Release> whole = ahead.whole(journal, () -> isStopped(stopped));
                    ends.add(whole.isPresent() ? "whole" : "given up");
                    return whole;
                }

                @Override
                public void accepted() {
                    ahead.accepted();
                }
            };
        }

        private boolean isStopped(BooleanSupplier stopped) {
            if (asks.incrementAndGet() == asked) {
                try {
                    change.make();
                } catch (IOException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
            }
            return stopped.getAsBoolean();
        }
    }
}
