package blogjar.cli;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What somebody is told who has just started the server, and has something missing. */
final class FirstRun {
    private static final int MOST = 6;

    private FirstRun() {}

    /**
     * That a folder is no blog, and what it is; empty where it has one of the two by which a blog is known.
     *
     * @throws IOException where the folder can't be read
     */
    static Optional<Problem> noBlog(Path folder) throws IOException {
        if (!Files.isDirectory(folder) || isBlog(folder) || Files.isDirectory(folder.resolve("source"))) {
            return Optional.empty();
        }
        List<Path> there;
        try (Stream<Path> entries = Files.list(folder)) {
            there = entries.sorted().toList();
        }
        Optional<Path> inside = there.stream().filter(FirstRun::isBlog).findFirst();
        return Optional.of(Problem.notice(folder + " has no _config.yml and no folder source, but " + listed(there))
                .fix(inside.map(blog -> "the blog seems to be in " + blog + ": name that with --source or BLOG_SOURCE")
                        .orElse("name the folder in which these are with --source; for a container, docker run -v"
                                + " /path/of/your/blog:" + folder)));
    }

    private static boolean isBlog(Path folder) {
        return Files.isRegularFile(folder.resolve("_config.yml"));
    }

    private static String listed(List<Path> there) {
        if (there.isEmpty()) {
            return "is empty";
        }
        String first = there.stream()
                .limit(MOST)
                .map(path -> path.getFileName() + (Files.isDirectory(path) ? "/" : ""))
                .collect(Collectors.joining(", "));
        return first + (there.size() > MOST ? " and " + (there.size() - MOST) + " more" : "");
    }

    /** That the demo is served in place of a blog, and how to bring one. */
    static String demoInstead(Path folder) {
        return "this is the demo, as there is no blog in " + folder
                + "; bring yours with: docker run -v /path/of/your/blog:" + folder
                + " ..., or an image of two lines: FROM blog, COPY . " + folder;
    }

    /** How HTTPS is had, where nothing is set to have it. */
    static String noCertificate(Path folder) {
        return "for HTTPS, put certificates into " + folder
                + " as certbot does (/etc/letsencrypt), which is seen within seconds;"
                + " or have them issued: --acme YOU@EXAMPLE.COM --agree (BLOG_ACME, BLOG_AGREE=true), with the site's address as url"
                + " in _config.yml";
    }
}
