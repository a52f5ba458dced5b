package blogjar.deploy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Files below a folder, by their paths from it. */
final class SiteFiles {
    /** What this program notes for itself, and what belongs to git. */
    private static final String OURS = ".blog-";

    private static final String GIT = ".git";

    private static final Pattern PAGE = Pattern.compile(".*\\.(?:html|xml|json|txt)");

    private SiteFiles() {}

    /** Whether it leads to others, which have to be there before it. */
    static boolean isPage(String path) {
        return PAGE.matcher(path).matches();
    }

    /**
     * Regular files, and links to such.
     *
     * @param prefix before each path: empty, or with a slash at its end
     * @param wanted given a path without the prefix, or that of a folder
     */
    static NavigableMap<String, Path> of(Path folder, String prefix, Predicate<String> wanted) throws IOException {
        NavigableMap<String, Path> files = new TreeMap<>();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
                return inner.equals(folder) || isWanted(inner)
                        ? FileVisitResult.CONTINUE
                        : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (Files.isRegularFile(file) && isWanted(file)) {
                    files.put(prefix + path(file), file);
                }
                return FileVisitResult.CONTINUE;
            }

            private boolean isWanted(Path at) {
                String name = at.getFileName().toString();
                return !name.startsWith(OURS) && !name.equals(GIT) && wanted.test(path(at));
            }

            private String path(Path at) {
                return folder.relativize(at).toString().replace('\\', '/');
            }
        });
        return files;
    }
}
