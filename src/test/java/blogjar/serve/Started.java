package blogjar.serve;

import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.server.WebServer;
import java.io.IOException;
import java.util.Optional;

/** A blog that is served, as tests want it. */
final class Started {
    private Started() {}

    static RunningBlog blog(
            Publication publication,
            WebServer.Settings web,
            Optional<Https> https,
            Optional<DataFolder> data,
            Journal journal)
            throws IOException {
        RunningBlog blog = new RunningBlog(publication, data, journal);
        assertTrue(blog.start(web, https));
        return blog;
    }
}
