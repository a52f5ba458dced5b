package blogjar.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A blog that is in the jar. Its {@code index.txt} names every file; where the name in the blog is another than the one in
 * the jar, both: {@code one-file-blog.md -> 用一个文件写博客.md}, as a jar that is made in the locale C lacks such files.
 */
enum BundledBlog {
    /** What {@code serve --demo} shows. */
    DEMO("demo"),
    /** What {@code init} makes. */
    STARTER("starter");

    private final String folder;

    BundledBlog(String folder) {
        this.folder = folder;
    }

    /** Copies the blog into a folder, which is made where it is not there. */
    void copyTo(Path target) throws IOException {
        for (String line : text("index.txt").split("\n")) {
            String[] names = line.split(" -> ");
            Path file = target.resolve(names[names.length - 1]);
            Files.createDirectories(file.getParent());
            try (InputStream in = open(names[0])) {
                Files.copy(in, file);
            }
        }
    }

    private String text(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    private InputStream open(String path) throws IOException {
        InputStream in = BundledBlog.class.getResourceAsStream("/" + folder + "/" + path);
        if (in == null) {
            throw new FileNotFoundException("the jar lacks " + folder + "/" + path);
        }
        return in;
    }
}
