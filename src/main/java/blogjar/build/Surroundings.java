package blogjar.build;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a blog is made with beside its sources: the files in its folder (configurations, {@code package.json}) and the themes, by what tells a
 * change of each.
 */
record Surroundings(Map<Path, Mark> files, boolean sure) {
    private static final String THEMES = "themes";
    private static final int DEEPEST = 100;

    /** The coarsest clock of a file system: what is so young may change again with the same time. */
    private static final Duration UNSURE = Duration.ofSeconds(2);

    /** @param key which file it is; null where the system does not say */
    record Mark(long length, Instant modified, @Nullable Object key) {}

    /** @param others more files that the configuration is read from */
    static Surroundings of(Path root, Iterable<Path> others) {
        Map<Path, Mark> files = new HashMap<>();
        try {
            collect(root, 1, files);
            if (Files.isDirectory(root.resolve(THEMES))) {
                collect(root.resolve(THEMES), DEEPEST, files);
            }
            for (Path other : others) {
                if (Files.exists(other)) {
                    collect(other, 1, files);
                }
            }
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.error("the folder of the blog can't be read: " + unreadable)
                    .in(root.toString())
                    .fix("check that you may read it"));
        }
        Instant young = Instant.now().minus(UNSURE);
        boolean sure = files.values().stream().allMatch(mark -> mark.modified().isBefore(young));
        return new Surroundings(files, sure);
    }

    private static void collect(Path from, int depth, Map<Path, Mark> files) throws IOException {
        Files.walkFileTree(from, EnumSet.of(FileVisitOption.FOLLOW_LINKS), depth, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!attributes.isDirectory()) {
                    Instant modified = attributes.lastModifiedTime().toInstant();
                    files.put(file, new Mark(attributes.size(), modified, attributes.fileKey()));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE; // a dangling link, or gone in between: no file
            }
        });
    }

    /** Whether all was the same when these were looked at, as far as times can tell. */
    boolean areStill(@Nullable Surroundings earlier) {
        return earlier != null && earlier.sure && files.equals(earlier.files);
    }
}
