package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code updated_option: git}, with repositories that are made here. */
class CommitTimesTest {
    @TempDir
    Path temp;

    private Path repository;
    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        repository = Files.createDirectories(temp.resolve("repository"));
        blog = new Blog(Files.createDirectories(repository.resolve("my blog")));
        configure(blog);
    }

    private static void configure(Blog blog) throws IOException {
        blog.config("permalink: :title/\nupdated_option: git\n");
    }

    private static String git(Path folder, String date, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@blog.example"));
        command.addAll(List.of(
                "-c", "commit.gpgsign=false", "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(Map.of("GIT_COMMITTER_DATE", date, "GIT_AUTHOR_DATE", "2001-01-01T00:00:00Z"));
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            assertEquals(0, process.waitFor(), out);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return out;
    }

    private void commit(String date) throws IOException {
        git(repository, date, "add", "-A");
        git(repository, date, "commit", "-qm", "x");
    }

    private static String post(String text) {
        return "---\ntitle: T\ndate: 2020-01-01\n---\n" + text + "\n";
    }

    private static String updated(Blog.Built built, String page) {
        String html = built.page(page + "/index.html");
        String mark = "<meta property=\"article:modified_time\" content=\"";
        int at = html.indexOf(mark);
        assertTrue(at > 0, html);
        return html.substring(at + mark.length(), html.indexOf('"', at + mark.length()));
    }

    @Test
    void updated_is_the_time_of_the_last_commit() throws IOException {
        git(repository, "", "init", "-q");
        blog.post("a.md", post("one")).post("中文 \"x\".md", post("one"));
        commit("2023-05-06T07:08:09Z");
        blog.post("a.md", post("two"));
        commit("2024-05-06T07:08:09+02:00");
        blog.post("own.md", "---\ntitle: O\ndate: 2020-01-01\nupdated: 2022-02-02 02:02:02\n---\nx\n");
        Blog.Built built = blog.build();
        assertEquals("2024-05-06T05:08:09.000Z", updated(built, "a"));
        assertEquals("2023-05-06T07:08:09.000Z", updated(built, "中文 \"x\""));
        assertEquals("2022-02-01T18:02:02.000Z", updated(built, "own"));
        assertEquals(List.of(), built.problems());
    }

    @Test
    void a_file_that_was_renamed_was_touched() throws IOException {
        git(repository, "", "init", "-q");
        blog.post("a.md", post("one"));
        commit("2023-05-06T07:08:09Z");
        git(repository, "", "mv", "my blog/source/_posts/a.md", "my blog/source/_posts/b.md");
        commit("2024-05-06T07:08:09Z");
        assertEquals("2024-05-06T07:08:09.000Z", updated(blog.build(), "b"));
    }

    @Test
    void without_a_repository_the_times_of_the_disk_are_taken() throws IOException {
        blog.post("a.md", post("one"));
        Files.setLastModifiedTime(
                blog.root().resolve("source/_posts/a.md"), FileTime.from(Instant.parse("2021-02-03T04:05:06Z")));
        Blog.Built built = blog.build();
        assertEquals("2021-02-03T04:05:06.000Z", updated(built, "a"));
        assertEquals(1, built.problems().size(), built.problems().toString());
        assertTrue(
                built.problems()
                        .get(0)
                        .startsWith("notice: 'updated_option: git' can't tell the times of files, so those"
                                + " of the disk are taken: git says: not a git repository"),
                built.problems().toString());
    }

    @Test
    void nothing_committed_is_told() throws IOException {
        git(repository, "", "init", "-q");
        Files.writeString(repository.resolve("other.txt"), "x");
        git(repository, "", "add", "other.txt");
        git(repository, "2023-05-06T07:08:09Z", "commit", "-qm", "x");
        blog.post("a.md", post("one"));
        assertTrue(blog.build().problems().toString().contains("none of them is committed"));
    }

    @Test
    void a_part_of_the_history_tells_what_it_knows() throws IOException {
        git(repository, "", "init", "-q");
        blog.post("a.md", post("one")).post("b.md", post("one"));
        commit("2023-05-06T07:08:09Z");
        blog.post("c.md", post("one"));
        commit("2023-07-07T07:08:09Z");
        blog.post("a.md", post("two"));
        commit("2024-05-06T07:08:09Z");
        git(temp, "", "clone", "-q", "--depth", "2", repository.toUri().toString(), "clone");
        Blog clone = new Blog(temp.resolve("clone/my blog"));
        configure(clone);
        Files.setLastModifiedTime(
                clone.root().resolve("source/_posts/b.md"), FileTime.from(Instant.parse("2021-02-03T04:05:06Z")));
        Blog.Built built = clone.build();
        assertEquals("2024-05-06T07:08:09.000Z", updated(built, "a"));
        assertEquals("2021-02-03T04:05:06.000Z", updated(built, "b"));
        assertTrue(
                built.problems().toString().contains("this clone has a part of the history only"),
                built.problems().toString());
    }

    @Test
    void mtime_asks_no_git() throws IOException {
        git(repository, "", "init", "-q");
        blog.config("permalink: :title/\nupdated_option: mtime\n").post("a.md", post("one"));
        commit("2023-05-06T07:08:09Z");
        Files.setLastModifiedTime(
                blog.root().resolve("source/_posts/a.md"), FileTime.from(Instant.parse("2021-02-03T04:05:06Z")));
        assertFalse(blog.build().page("a/index.html").contains("modified_time"));
    }
}
