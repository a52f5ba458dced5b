package blogjar.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The bytes of an output: in memory, yet to be rendered, or in a file that is copied or sent as it is. */
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

    /** What is rendered when its bytes are first asked for. */
    static Late late(Rendering rendering) {
        return new Late(rendering);
    }

    /** Makes bytes. */
    @FunctionalInterface
    interface Rendering {
        byte[] bytes() throws IOException;
    }

    /** Bytes that are rendered once, by who first asks for them; what fails is tried again. Any thread may ask. */
    final class Late implements Content {
        private @Nullable Rendering rendering;
        private volatile byte @Nullable [] made;

        private Late(Rendering rendering) {
            this.rendering = rendering;
        }

        /** Whether its bytes are there. */
        public boolean isMade() {
            return made != null;
        }

        /** The length of the bytes, which are made for it. */
        @Override
        public long length() {
            try {
                return bytes().length;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public byte[] bytes() throws IOException {
            byte[] known = made;
            return known == null ? make() : known;
        }

        private synchronized byte[] make() throws IOException {
            byte[] known = made;
            if (known == null) {
                known = Objects.requireNonNull(rendering).bytes();
                made = known;
                rendering = null; // and with it the site that it was made of
            }
            return known;
        }
    }

    /**
     * What is made of a file while it is read.
     *
     * @param length in bytes, of what is made
     * @param opening begins at its start each time
     */
    static Content made(Path file, long length, Opening opening) {
        return new Made(file, length, opening);
    }

    /** Opens what is to be read. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
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
     * A page that leads to another: a server redirects, and where there is none the page does.
     *
     * @param target an address, or a path on the host, as it is sent
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Redirect(String target, byte[] bytes) implements Content {
        @Override
        public long length() {
            return bytes.length;
        }
    }

    /** What is read from a file while it goes out. */
    sealed interface OfFile extends Content {
        /** Octets that are read at once. */
        int AT_ONCE = 1 << 14;

        Path file();

        /** From its first byte on. */
        InputStream begun() throws IOException;

        /**
         * Copies all of it as it is now.
         *
         * @throws UnreadableFile where reading fails
         * @throws IOException where writing fails
         */
        default void copy(OutputStream out) throws IOException {
            try (InputStream in = open()) {
                byte[] buffer = new byte[AT_ONCE];
                for (int length = read(in, buffer); length >= 0; length = read(in, buffer)) {
                    out.write(buffer, 0, length);
                }
            }
        }

        private InputStream open() {
            try {
                return begun();
            } catch (IOException unreadable) {
                throw new UnreadableFile(file(), unreadable);
            }
        }

        private int read(InputStream in, byte[] buffer) {
            try {
                return in.read(buffer);
            } catch (IOException unreadable) {
                throw new UnreadableFile(file(), unreadable);
            }
        }
    }

    /**
     * A file of the source tree or the theme.
     *
     * @param length in bytes when the tree was read
     */
    record InFile(Path file, long length) implements OfFile {
        @Override
        public byte[] bytes() {
            return read(file);
        }

        @Override
        public InputStream begun() throws IOException {
            return Files.newInputStream(file);
        }

        static byte[] read(Path file) {
            try {
                return Files.readAllBytes(file);
            } catch (IOException unreadable) {
                throw new UnreadableFile(file, unreadable);
            }
        }
    }

    /**
     * A file of the source tree that is changed on its way.
     *
     * @param length in bytes, of what is made
     */
    record Made(Path file, long length, Opening opening) implements OfFile {
        @Override
        public byte[] bytes() {
            try (InputStream in = begun()) {
                return in.readAllBytes();
            } catch (IOException unreadable) {
                throw new UnreadableFile(file, unreadable);
            }
        }

        @Override
        public InputStream begun() throws IOException {
            return opening.open();
        }
    }
}
