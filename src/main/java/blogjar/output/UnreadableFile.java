package blogjar.output;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** That a file to be published as it is can't be read, and why; nothing is wrong with where it goes. */
public final class UnreadableFile extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    UnreadableFile(Path file, IOException reason) {
        super(file + ": " + reason.getMessage(), reason);
    }
}
