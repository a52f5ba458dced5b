package blogjar.migrate;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jsoup.Jsoup;

/**
 * A published site in a folder: {@code public/}, or a checkout of what was pushed. Files and folders that begin with a dot
 * are no part of it.
 */
final class PublishedFolder implements Published {
    private final Path folder;

    /** @throws ProblemException where there is no such folder */
    PublishedFolder(Path folder) {
        this.folder = folder;
        if (!Files.isDirectory(folder)) {
            throw new ProblemException(
                    Problem.error(Files.exists(folder) ? folder + " is no folder" : "there is no folder " + folder)
                            .expected("the published site: its folder, or its address with http:// or https://"));
        }
    }

    @Override
    public Listing read(Set<String> ours, PageReader reader) throws IOException {
        Map<String, Path> files = files();
        files.entrySet().parallelStream()
                .filter(file -> SitePath.isPage(file.getKey()))
                .forEach(file -> read(file.getKey(), file.getValue(), reader));
        return new Listing(files.keySet(), List.of());
    }

    private static void read(String path, Path file, PageReader reader) {
        try (InputStream in = Files.newInputStream(file)) {
            reader.page(path, Jsoup.parse(in, null, ""));
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(file.toString(), unreadable));
        }
    }

    private Map<String, Path> files() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                return SitePath.isHidden(path(dir) + "/") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                // A pipe is not waited for; what no server sends is no part of the site.
                if (!SitePath.isHidden(path(file)) && Files.isRegularFile(file)) {
                    files.put(SitePath.ofFile(path(file)), file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private String path(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }
}
