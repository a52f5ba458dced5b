package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.output.FolderSink;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long ago a post was changed is told when that is long, by the days from then to when it is read. */
class OutdatedNoticeTest {
    @TempDir
    Path folder;

    /** The reader's clock stands at noon (UTC) of 2026-07-01; the blog is in Shanghai. */
    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            # settings of the theme                       | front matter                            | what is read
            noticeOutdate: {enable: true}                 | updated: 2024-01-13 20:00:00            | Last changed 900 days ago; some of it may no longer hold.
            noticeOutdate: {enable: true}                 | updated: 2024-01-13 20:00:01            | Last changed 899 days ago; some of it may no longer hold.
            noticeOutdate: {enable: true}                 | updated: 2025-07-01 20:00:00            |
            noticeOutdate: {enable: true}                 | updated: 2025-06-30 20:00:00            | Last changed 366 days ago; some of it may no longer hold.
            noticeOutdate: {enable: true, limit_day: 900} | updated: 2024-01-13 20:00:00            |
            noticeOutdate: {enable: true, limit_day: 899} | updated: 2024-01-13 20:00:00            | Last changed 900 days ago; some of it may no longer hold.
            noticeOutdate: {enable: true}                 | date: 2020-07-02 20:00:00               | Last changed 2190 days ago; some of it may no longer hold.
            noticeOutdate: {enable: true, message_prev: It is, message_next: days old} | updated: 2024-01-13 20:00:00 | It is 900 days old
            noticeOutdate: {enable: true}                 | {updated: 2024-01-13, noticeOutdate: false} |
            noticeOutdate: {enable: false, limit_day: 1}  | updated: 2024-01-13 20:00:00            |
            outdated: {}                                  | updated: 2024-01-13 20:00:00            |
            post: {outdated: {days: 30}}                  | updated: 2024-01-13 20:00:00            | Last changed 900 days ago; some of it may no longer hold.
            """)
    void says_so_from_the_day_that_the_author_set(String settings, String front, String read) throws Exception {
        Chromium.assumeHere();
        Blog blog = new Blog(folder.resolve("blog"))
                .file(
                        "_config.yml",
                        "url: https://blog.example\ntimezone: Asia/Shanghai\npermalink: :title/\nupdated_option: date\ntheme: butterfly\n"
                                + "theme_config: {custom_js: [/js/in.js], " + settings + "}\n")
                .file("source/js/in.js", """
                        Date.now = () => Date.parse('2026-07-01T12:00:00Z');
                        addEventListener('load', () => {
                          const notice = document.querySelector('.outdated');
                          document.getElementById('out').textContent = notice && !notice.hidden ? notice.textContent.trim() : 'nothing';
                        });
                        """)
                .post(
                        "a.md",
                        "---\n" + front.replaceAll("^\\{|}$", "").replace(", ", "\n")
                                + "\ntitle: A\n---\n<pre id=\"out\"></pre>\n");
        Path site = folder.resolve("site");
        try (FolderSink sink = FolderSink.open(site)) {
            Build.prepare(Build.Settings.of(blog.root())).run(sink, Progress.NONE);
            sink.commit();
        }
        String page;
        try (WebServer server = TestSite.start(site)) {
            page = new Chromium(folder)
                    .shown("http://localhost:" + server.httpAddress().getPort() + "/a/");
        }
        Matcher out = Pattern.compile("<pre id=\"out\"[^>]*>([^<]*)</pre>").matcher(page);
        assertTrue(out.find(), page);
        assertEquals(read == null ? "nothing" : read, out.group(1));
    }
}
