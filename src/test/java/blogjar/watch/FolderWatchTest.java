package blogjar.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a watch tells of a folder. */
class FolderWatchTest {
    private static final Duration OFTEN = Duration.ofMillis(100);

    @TempDir
    Path folder;

    private final BlockingQueue<Set<Path>> told = new LinkedBlockingQueue<>();
    private FolderWatch watch;

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(folder.resolve("skipped"));
        Files.writeString(folder.resolve("there.md"), "there");
        watch = FolderWatch.start(
                folder, path -> path.endsWith("skipped"), OFTEN, changes -> told.add(changes.paths()), failure -> {
                    throw new AssertionError(failure);
                });
    }

    @AfterEach
    void stop() throws IOException {
        watch.close();
    }

    private Set<Path> next() throws InterruptedException {
        return assertNotNullResult(told.poll(1, TimeUnit.MINUTES));
    }

    private static Set<Path> assertNotNullResult(Set<Path> paths) {
        assertNotNull(paths, "nothing was told");
        return paths;
    }

    @Test
    void tells_a_file_that_is_new_different_and_gone() throws Exception {
        Path file = folder.resolve("新.md");
        Files.writeString(file, "one");
        assertEquals(Set.of(file), next());
        Files.writeString(file, "longer");
        assertEquals(Set.of(file), next());
        Files.delete(file);
        assertEquals(Set.of(file), next());
    }

    @Test
    void a_folder_may_come_later() throws Exception {
        Path later = folder.resolve("skipped/later");
        BlockingQueue<IOException> failures = new LinkedBlockingQueue<>();
        FolderWatch early =
                FolderWatch.start(later, path -> false, OFTEN, changes -> told.add(changes.paths()), failures::add);
        try {
            assertNotNull(failures.poll(1, TimeUnit.MINUTES), "its absence is told");
            Path file = Files.writeString(Files.createDirectory(later).resolve("a.md"), "a");
            assertEquals(Set.of(file), next());
        } finally {
            early.close();
        }
    }

    @Test
    void follows_folders_that_are_new() throws Exception {
        Path file = Files.createDirectories(folder.resolve("a/b")).resolve("c.md");
        Files.writeString(file, "c");
        assertEquals(Set.of(file), next());
        Files.writeString(file, "changed");
        assertEquals(Set.of(file), next());
    }

    @Test
    void says_nothing_of_what_is_skipped() throws Exception {
        Files.writeString(folder.resolve("skipped/x.md"), "x");
        Path file = folder.resolve("there.md");
        Files.writeString(file, "changed");
        assertEquals(Set.of(file), next());
    }

    @Test
    void sees_a_link_that_is_moved() throws Exception {
        Path one = Files.writeString(
                Files.createDirectory(folder.resolve("skipped/1")).resolve("f"), "same");
        Path two = Files.writeString(
                Files.createDirectory(folder.resolve("skipped/2")).resolve("f"), "same");
        Files.setLastModifiedTime(two, Files.getLastModifiedTime(one));
        Path link = folder.resolve("link");
        Files.createSymbolicLink(link, one);
        assertEquals(Set.of(link), next());
        Files.createSymbolicLink(folder.resolve("link.new"), two);
        Files.move(folder.resolve("link.new"), link, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        assertEquals(true, next().contains(link));
    }

    @Test
    void it_knows_whether_events_named_all_that_has_changed() throws Exception {
        BlockingQueue<Changes> all = new LinkedBlockingQueue<>();
        FolderWatch rarely = FolderWatch.start(folder, path -> false, Duration.ofHours(1), all::add, failure -> {
            throw new AssertionError(failure);
        });
        try {
            Path there = Files.writeString(folder.resolve("there.md"), "over it");
            assertEquals(new Changes(Set.of(there), true), all.poll(1, TimeUnit.MINUTES));
            Path below = Files.writeString(
                    Files.createDirectory(folder.resolve("new")).resolve("a.md"), "new folder");
            assertEquals(new Changes(Set.of(below), false), all.poll(1, TimeUnit.MINUTES));
            Files.writeString(below, "again");
            assertEquals(new Changes(Set.of(below), true), all.poll(1, TimeUnit.MINUTES));
        } finally {
            rarely.close();
        }
    }

    /** As editors save: over the file, beside it and renamed, with a back-up, with the old one moved away before. */
    @Test
    void by_events_alone_it_tells_each_way_to_save() throws Exception {
        Path there = folder.resolve("there.md");
        FolderWatch rarely = FolderWatch.start(
                folder,
                path -> path.toString().endsWith("~"),
                Duration.ofHours(1),
                changes -> told.add(changes.paths()),
                failure -> {
                    throw new AssertionError(failure);
                });
        watch.close();
        try {
            Files.writeString(there, "over it");
            assertEquals(Set.of(there), next());
            Path beside = Files.writeString(folder.resolve(".there.md.swp~"), "renamed");
            Files.move(beside, there, StandardCopyOption.ATOMIC_MOVE);
            assertEquals(Set.of(there), next());
            Files.move(there, folder.resolve("there.md~"));
            Files.writeString(there, "with a back-up");
            assertEquals(Set.of(there), next());
            Path below = Files.createDirectories(folder.resolve("new/below")).resolve("a.md");
            Files.writeString(below, "new folder");
            assertEquals(Set.of(below), next());
            Files.writeString(below, "is followed");
            assertEquals(Set.of(below), next());
            Files.move(folder.resolve("new"), folder.resolve("other"));
            assertEquals(Set.of(below, folder.resolve("other/below/a.md")), next());
            Files.delete(there);
            assertEquals(Set.of(there), next());
        } finally {
            rarely.close();
        }
    }
}
