package blogjar.watch;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a folder held at one moment.
 *
 * @param files path to what tells a change: length, time, and which file it is
 * @param folders all that were seen
 */
record Snapshot(Map<Path, Mark> files, Set<Path> folders) {
    private static final int DEEPEST = 100;

    /** @param key the file's identity, which a swapped link or a rename changes; null where there is none */
    record Mark(long length, long modified, @Nullable Object key) {
        static Mark of(BasicFileAttributes attributes) {
            return new Mark(attributes.size(), attributes.lastModifiedTime().toMillis(), attributes.fileKey());
        }
    }

    static Snapshot of(Path root, Predicate<Path> skipped) throws IOException {
        Map<Path, Mark> files = new HashMap<>();
        Set<Path> folders = new HashSet<>();
        Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
                if (!dir.equals(root) && skipped.test(dir)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folders.add(dir);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (!skipped.test(file)) {
                    files.put(file, Mark.of(attributes));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (file.equals(root)) {
                    throw failure;
                }
                return FileVisitResult.CONTINUE; // gone in between, a loop or a dangling link: none of them is a file
            }
        });
        return new Snapshot(files, folders);
    }

    /** The same with these files as they are now. */
    Snapshot again(Set<Path> some) {
        if (some.isEmpty()) {
            return this;
        }
        Map<Path, Mark> now = new HashMap<>(files);
        for (Path file : some) {
            Mark mark = mark(file);
            if (mark == null) {
                now.remove(file);
            } else {
                now.put(file, mark);
            }
        }
        return new Snapshot(now, folders);
    }

    private static @Nullable Mark mark(Path file) {
        try {
            return Mark.of(Files.readAttributes(file, BasicFileAttributes.class));
        } catch (IOException gone) {
            return null; // as below: gone, a loop or a dangling link
        }
    }

    /** Whether each of these is there, and not empty. */
    boolean isWritten(Set<Path> some) {
        return some.stream().allMatch(file -> {
            Mark mark = files.get(file);
            return mark != null && mark.length() > 0;
        });
    }

    /** The files that are new, gone or different in the other one. */
    Set<Path> differences(Snapshot other) {
        Set<Path> paths = new TreeSet<>();
        files.forEach((path, mark) -> {
            if (!Objects.equals(mark, other.files.get(path))) {
                paths.add(path);
            }
        });
        other.files.keySet().stream().filter(path -> !files.containsKey(path)).forEach(paths::add);
        return paths;
    }
}
