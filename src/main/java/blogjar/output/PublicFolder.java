package blogjar.output;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a ready-made site from a folder. */
final class PublicFolder {
    private static final String WELL_KNOWN = ".well-known"; // RFC 8615

    private final Path folder;
    private final Problems problems;
    private final ReleaseSink sink;
    private final List<String> kept = new ArrayList<>();
    private boolean blog;

    PublicFolder(Path folder, Release previous, Problems problems) {
        this.folder = folder;
        this.problems = problems;
        this.sink = new ReleaseSink(previous, Clock.systemUTC());
    }

    Release release() {
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(Problem.error("there is no folder '" + folder + "' to serve")
                    .fix("name the folder that holds the site's index.html, such as public"));
        }
        try {
            Path root = folder.toRealPath();
            blog = Files.isRegularFile(root.resolve("_config.yml")) && Files.isDirectory(root.resolve("source"));
            if (blog) {
                problems.add(Problem.notice("'" + folder + "' is the folder of a blog, and not a site that is ready:"
                                + " its settings and sources are not served")
                        .fix("serve it with --source " + folder + ", or name the folder that was made of it"));
            }
            read(root, root, "", new HashSet<>(Set.of(root)));
        } catch (IOException unreadable) {
            throw new ProblemException(unreadable(folder, unreadable));
        }
        if (!kept.isEmpty()) {
            problems.add(Withheld.told(kept));
        }
        Release release = sink.release();
        release.told().ifPresent(problems::add);
        return release;
    }

    private boolean isOfBlog(String name, String prefix) {
        if (prefix.isEmpty() && blog && Withheld.isOfBlog(name)) {
            return true;
        }
        boolean source = Withheld.isOfSources(name) || prefix.isEmpty() && Withheld.isSettings(name);
        if (source) {
            kept.add(prefix + name);
        }
        return source;
    }

    /** @param above the folders that we are in, so that a link to one of them does not go round for ever */
    private void read(Path root, Path from, String prefix, Set<Path> above) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                if (isPublic(name, prefix.isEmpty()) && !isOfBlog(name, prefix)) {
                    try {
                        readEntry(root, entry, prefix + name, above);
                    } catch (IOException unreadable) {
                        problems.add(unreadable(entry, unreadable));
                    }
                }
            }
        }
    }

    private void readEntry(Path root, Path entry, String path, Set<Path> above) throws IOException {
        Path real = entry;
        if (Files.isSymbolicLink(entry)) {
            real = entry.toRealPath();
            if (!real.startsWith(root) || !isPublic(root.relativize(real))) {
                problems.add(Problem.notice("'" + entry + "' is a link to '" + real + "' and is not served")
                        .fix("copy the file into the folder"));
                return;
            }
        }
        if (Files.isDirectory(real)) {
            if (above.add(real)) {
                read(root, real, path + "/", above);
                above.remove(real);
            }
        } else if (Files.isRegularFile(real)) {
            sink.put(path, real);
        }
    }

    private static boolean isPublic(Path relative) {
        for (int i = 0; i < relative.getNameCount(); i++) {
            if (!isPublic(relative.getName(i).toString(), i == 0)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPublic(String name, boolean atRoot) {
        return !name.startsWith(".") || atRoot && name.equals(WELL_KNOWN);
    }

    private static Problem unreadable(Path path, IOException reason) {
        if (reason instanceof AccessDeniedException) {
            return Problem.error("'" + path + "' may not be read by user " + System.getProperty("user.name"))
                    .fix("chmod -R a+rX '" + path + "'");
        }
        return Problem.error("'" + path + "' can't be read: " + reason.getMessage());
    }
}
