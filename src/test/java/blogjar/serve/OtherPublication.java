package blogjar.serve;

import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.server.Announcements;
import blogjar.watch.Changes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A publication that is another one but for what a test changes. */
class OtherPublication implements Publication {
    private final Publication real;

    OtherPublication(Publication real) {
        this.real = real;
    }

    @Override
    public Release publish(Release previous, Journal journal) throws IOException {
        return real.publish(previous, journal);
    }

    @Override
    public Optional<Ahead> ahead(Release previous, Changes changes) throws IOException {
        return real.ahead(previous, changes);
    }

    @Override
    public boolean tells(ProblemException failed) {
        return real.tells(failed);
    }

    @Override
    public String identity() {
        return real.identity();
    }

    @Override
    public Map<String, Object> settings() {
        return real.settings();
    }

    @Override
    public Optional<String> due() {
        return real.due();
    }

    @Override
    public Optional<Drafts> drafts() {
        return real.drafts();
    }

    @Override
    public Optional<Announcements> announcements() {
        return real.announcements();
    }

    @Override
    public void served() {
        real.served();
    }

    @Override
    public Path folder() {
        return real.folder();
    }

    @Override
    public boolean isSkipped(Path path) {
        return real.isSkipped(path);
    }
}
