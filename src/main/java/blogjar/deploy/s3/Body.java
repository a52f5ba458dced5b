package blogjar.deploy.s3;

import blogjar.cloud.Digests;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is sent, as often as it takes. */
public sealed interface Body {
    Body NONE = of(new byte[0]);

    long length();

    /** In hexadecimal digits; what is signed. */
    String sha256();

    String md5() throws IOException;

    BodyPublisher publisher() throws FileNotFoundException;

    static Body of(byte[] bytes) {
        return new Bytes(bytes, Digests.sha256(bytes));
    }

    /** It is read now, and each time that it is sent; should it be another one then, the store refuses it. */
    static Body of(Path file) throws IOException {
        return new OfFile(file, Files.size(file), Digests.sha256(file));
    }

    /** @param sha256 of the bytes */
    record Bytes(byte[] bytes, String sha256) implements Body {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public String md5() {
            return Digests.md5(bytes);
        }

        @Override
        public BodyPublisher publisher() {
            return BodyPublishers.ofByteArray(bytes);
        }
    }

    /** @param sha256 of the file */
    record OfFile(Path file, long length, String sha256) implements Body {
        @Override
        public String md5() throws IOException {
            return Digests.md5(file);
        }

        @Override
        public BodyPublisher publisher() throws FileNotFoundException {
            return length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofFile(file);
        }
    }
}
