package blogjar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that a build of a blog would have written, made by hand.
 *
 * @param blog the folder of the blog
 */
record BuiltSite(Path blog) {
    void write(String path, String text) throws IOException {
        Path file = blog.resolve("public").resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
