package blogjar.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A blog that is in the jar. */
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
        for (String path : text("index.txt").split("\n")) {
            Path file = target.resolve(path.equals("gitignore") ? ".gitignore" : path);
            Files.createDirectories(file.getParent());
            try (InputStream in = open(path)) {
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
