package blogjar.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.text.Json;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The forms of front matter, as hexo-front-matter 4 splits them. */
class FrontMatterTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ---\\ntitle: a\\n---\\nbody            | {"title":"a"}  | body
            ---\\ntitle: a\\n---\\n\\nbody         | {"title":"a"}  | \\nbody
            -----\\ntitle: a\\n-----\\nbody        | {"title":"a"}  | body
            ---\\ntitle: a\\n-----\\nbody          | {"title":"a"}  | --\\nbody
            title: a\\n---\\nbody                   | {"title":"a"}  | body
            title: a\\n---foo\\nbody                | {"title":"a"}  | foo\\nbody
            "title": "a"\\n;;;\\nbody               | {"title":"a"}  | body
            ;;;\\n"title": "a"\\n;;;\\nbody         | {"title":"a"}  | body
            ;;;\\ntitle: a\\n;;;\\nbody             | {}             | ;;;\\ntitle: a\\n;;;\\nbody
            ---\\n---\\nbody                         | {}             | ---\\n---\\nbody
            --- \\ntitle: a\\n---\\nbody             | {}             | --- \\ntitle: a\\n---\\nbody
            ---\\ntitle: a\\nno end                  | {}             | ---\\ntitle: a\\nno end
            just text                                | {}             | just text
            some prose\\n---\\nmore prose            | {}             | some prose\\n---\\nmore prose
            Note: text\\n---\\nmore prose            | {"Note":"text"} | more prose
            ---\\ntitle: a\\n---                     | {"title":"a"}  | ``
            """)
    void splits_data_and_body(String text, String data, String body) {
        String file = text.replace("\\n", "\n");
        FrontMatter front = FrontMatter.parse("t.md", file);
        assertEquals(data, Json.print(front.values()));
        assertEquals(body.replace("\\n", "\n"), file.substring(front.bodyOffset()));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            2020-12-31 23:30:00           | 2020-12-31T23:30
            2020-12-31 23:30:00 +08:00    | 2020-12-31T15:30
            2020-12-31T23:30:00Z          | 2020-12-31T23:30
            2020-12-31                    | 2020-12-31T00:00
            2020-11-11 11:11              | 2020-11-11T11:11
            "2020-12-31T23:30:00Z"        | 2021-01-01T07:30
            "2020-05-06"                  | 2020-05-06T08:00
            2020/08/09 10:11:12           | 2020-08-09T10:11:12
            1577836800000                 | 2020-01-01T08:00
            2020年1月1日                  | none
            """)
    void reads_a_date_as_wall_clock_time(String date, String expected) {
        FrontMatter front = FrontMatter.parse("t.md", "---\ndate: " + date + "\n---\n");
        ZonedDateTime read = front.date("date", ZoneId.of("Asia/Shanghai"));
        assertEquals(expected, read == null ? "none" : read.toLocalDateTime().toString());
    }
}
