package blogjar.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an output: in memory, or in a file that is copied or sent as it is. */
public sealed interface Content {
    /** Length in bytes. */
    long length();

    /** All the bytes; the array is not to be changed. */
    byte[] bytes() throws IOException;

    static Content of(byte[] bytes) {
        return new InMemory(bytes);
    }

    static Content of(Path file, long length) {
        return new InFile(file, length);
    }

    /** Bytes that were rendered. */
    @SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
    record InMemory(byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /**
     * A file of the source tree or the theme.
     *
     * @param length in bytes when the tree was read
     */
    record InFile(Path file, long length) implements Content {
        @Override
        public byte[] bytes() throws IOException {
            return Files.readAllBytes(file);
        }
    }
}
