package blogjar.output;

import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A resource that is rendered when it is first asked for. */
final class LateResource implements Entry {
    private final Content.Late content;
    private final Making making;

    /** What stands in for it where it can't be rendered: the page as it was. */
    private final @Nullable Resource former;

    private volatile @Nullable Resource made;

    /** Makes a resource of bytes. */
    @FunctionalInterface
    interface Making {
        Resource of(byte[] bytes);
    }

    LateResource(Content.Late content, @Nullable Resource former, Making making) {
        this.content = content;
        this.former = former;
        this.making = making;
    }

    /** Who builds all of the site meets what is wrong as well, and tells it. */
    @Override
    public Optional<Resource> resource() {
        try {
            return Optional.of(make());
        } catch (ProblemException | IOException failed) {
            return Optional.ofNullable(former);
        }
    }

    boolean isMade() {
        return made != null;
    }

    /** @throws ProblemException where it can't be rendered */
    Resource make() throws IOException {
        Resource known = made;
        return known == null ? made(content.bytes()) : known;
    }

    private synchronized Resource made(byte[] bytes) {
        Resource known = made;
        if (known == null) {
            known = making.of(bytes);
            made = known;
        }
        return known;
    }
}
