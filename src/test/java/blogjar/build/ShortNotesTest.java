package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page of short notes, as Butterfly has it, filled from a data file. */
class ShortNotesTest {
    private static final Pattern NOTE = Pattern.compile(
            "id=\"note-([^\"]*)\"(?s:.*?)datetime=\"([^\"]*)\"(?s:.*?)<div class=\"e-content prose\">(.*?)\\s*</div>");

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder)
                .config("language: zh-CN\nauthor: 阿禾\ntheme: butterfly\n")
                .file("source/_data/shuoshuo.yml", """
                        - date: 2024-03-01 08:30:00
                          content: 第一条 **说说**
                        - {date: '2024-05-02 20:00:00', content: 第三条, author: 小明, avatar: /me.png, tags: [日常, 随笔]}
                        - {date: 2024-05-01, content: 第二条}
                        - {date: never, content: 没有日期}
                        - {date: 2024-05-01, content: ''}
                        """);
    }

    private List<String> notes(String front) throws IOException {
        String page = blog.file("source/talk/index.md", "---\ntitle: 说说\n" + front + "\n---\n")
                .build()
                .page("talk/index.html");
        return NOTE.matcher(page)
                .results()
                .map(note -> note.group(1) + " " + note.group(2) + " " + note.group(3))
                .toList();
    }

    @Test
    void notes_stand_on_their_page_the_newest_first_with_the_times_of_the_blog() throws IOException {
        List<String> all = List.of(
                "20240502-200000 2024-05-02T12:00:00.000Z <p>第三条</p>",
                "20240501-000000 2024-04-30T16:00:00.000Z <p>第二条</p>",
                "20240301-083000 2024-03-01T00:30:00.000Z <p>第一条 <strong>说说</strong></p>");
        assertEquals(all, notes("type: shuoshuo"));
        assertEquals(all, notes("layout: notes"));
        String page = blog.build().page("talk/index.html");
        assertTrue(page.contains("src=\"/me.png\""), page);
        assertTrue(page.contains("<span class=\"p-author\">小明</span>"), page);
        assertTrue(page.contains("<span class=\"p-author\">阿禾</span>"), page);
        assertTrue(page.contains("<span class=\"p-category tag\">随笔</span>"), page);
    }

    @Test
    void a_page_has_as_many_as_it_says_or_those_since_a_day() throws IOException {
        assertEquals(2, notes("type: shuoshuo\nlimit: {type: num, value: 2}").size());
        assertEquals(
                2,
                notes("type: shuoshuo\nlimit: {type: date, value: 2024-05-01}").size());
        assertEquals(3, notes("type: shuoshuo\nlimit: {type: num}").size());
    }

    @Test
    void those_of_other_themes_are_read_too_and_of_one_second_each_has_its_address() throws IOException {
        blog.file("source/_data/shuoshuo.yml", "").file("source/_data/essay.yml", """
                - title: 即刻短文
                  essay_list:
                    - {content: 图, date: 2024/01/02, image: [/a.jpg, /b.jpg], link: 'https://a.example/'}
                    - {content: 二, date: 2024/01/02}
                """);
        assertEquals(
                List.of(
                        "20240102-000000 2024-01-01T16:00:00.000Z <p>图</p>",
                        "20240102-000000-2 2024-01-01T16:00:00.000Z <p>二</p>"),
                notes("type: essay"));
        String page = blog.build().page("talk/index.html");
        assertTrue(page.contains("<img class=\"u-photo\" src=\"/b.jpg\""), page);
        assertTrue(page.contains("href=\"https://a.example/\""), page);
    }
}
