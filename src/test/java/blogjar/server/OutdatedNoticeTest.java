package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.build.Blog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long ago a post was changed is told when that is long, by the days from then to when it is read. */
class OutdatedNoticeTest {
    /** The reader's clock stands at noon (UTC) of 2026-07-01; the blogs are in Shanghai. */
    private static final String ROWS = """
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
            aside: {card_webinfo: {runtime_date: 7/1/2024 20:00:00}}     | date: 2026-07-01         | Online for 730 days
            runtimeshow: {enable: true, publish_date: 7/1/2024 20:00:01} | date: 2026-07-01         | Online for 729 days
            runtimeshow: {enable: false, publish_date: 7/1/2024}         | date: 2026-07-01         |
            footer: {age: 2024-07-01}                                    | date: 2026-07-01         | Online for 730 days
            footer: {age: soon}                                          | date: 2026-07-01         |
            aside: {card_webinfo: {runtime_date: }}                      | date: 2026-07-01         |
            """;

    private static final String DRIVER = """
            const told = [];
            for (let i = 0; i < %d; i++) {
              const frame = document.createElement('iframe');
              frame.src = `/b${i}/a/`;
              const loaded = new Promise((done) => { frame.onload = done; });
              document.body.append(frame);
              await loaded;
              told.push(frame.contentDocument.getElementById('out').textContent);
              frame.remove();
            }
            document.getElementById('out').textContent = told.join('\\n');
            """;

    @TempDir
    Path folder;

    @Test
    void says_so_from_the_day_that_the_author_set() throws Exception {
        Chromium.assumeHere();
        List<String> expected = new ArrayList<>();
        Path site = folder.resolve("site");
        for (String line : ROWS.lines().filter(line -> !line.startsWith("#")).toList()) {
            String[] row = line.split("\\|", -1);
            make(site, "b" + expected.size(), row[0].strip(), row[1].strip());
            expected.add(row[2].isBlank() ? "nothing" : row[2].strip());
        }
        TestSite.put(
                site, "index.html", "<!doctype html><pre id=out></pre><script type=module src=driver.js></script>");
        TestSite.put(site, "driver.js", DRIVER.formatted(expected.size()));
        assertEquals(String.join("\n", expected), new Chromium(folder).output(site, ""));
    }

    private void make(Path site, String name, String settings, String front) throws Exception {
        Blog blog = new Blog(folder.resolve(name))
                .file(
                        "_config.yml",
                        "root: /" + name + "/\nurl: https://blog.example/" + name
                                + "\ntimezone: Asia/Shanghai\npermalink: :title/\nupdated_option: date\ntheme: butterfly\n"
                                + "theme_config: {custom_js: [/js/in.js], " + settings + "}\n")
                .file("source/js/in.js", """
                        Date.now = () => Date.parse('2026-07-01T12:00:00Z');
                        addEventListener('load', () => {
                          const notice = document.querySelector('.outdated, .age');
                          document.getElementById('out').textContent = notice && !notice.hidden ? notice.textContent.trim() : 'nothing';
                        });
                        """)
                .post(
                        "a.md",
                        "---\n" + front.replaceAll("^\\{|}$", "").replace(", ", "\n")
                                + "\ntitle: A\n---\n<pre id=\"out\"></pre>\n");
        blog.buildTo(site.resolve(name));
    }
}
