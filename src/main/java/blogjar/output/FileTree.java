package blogjar.output;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Folders with all that is in them. */
public final class FileTree {
    private FileTree() {}

    static boolean isEmpty(Path folder) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            return !entries.iterator().hasNext();
        }
    }

    /** Copies what is in a folder into another, which is made where it is not there. */
    public static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(dir).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes a folder and what is in it; links are not followed. Nothing happens where there is none. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Deletes the folders of files that are gone, from the deepest up, where nothing else is in them. */
    static void deleteEmptyFolders(Path root, Set<String> gone) throws IOException {
        Set<Path> parents = new TreeSet<>(
                Comparator.<Path>comparingInt(Path::getNameCount).reversed().thenComparing(Comparator.naturalOrder()));
        for (String path : gone) {
            for (Path at = root.resolve(path).getParent(); at != null && !at.equals(root); at = at.getParent()) {
                parents.add(at);
            }
        }
        for (Path parent : parents) {
            if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
                continue;
            }
            try {
                Files.delete(parent);
            } catch (DirectoryNotEmptyException | NoSuchFileException inUseOrGone) {
                continue; // something else is in it, or an earlier build removed it
            }
        }
    }

    /** Whether a relative path names a file below a folder. */
    static boolean isInside(Path folder, String path) {
        try {
            Path file = folder.resolve(path).normalize();
            return !path.isBlank() && file.startsWith(folder) && !file.equals(folder);
        } catch (InvalidPathException malformed) {
            return false;
        }
    }
}
