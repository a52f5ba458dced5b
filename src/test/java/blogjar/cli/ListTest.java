package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.text.Json;
import blogjar.text.TextWidth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code list} and {@code stats} tell of a blog, as tables and as JSON. */
class ListTest {
    @TempDir
    Path root;

    @BeforeEach
    void make() throws IOException {
        write("_config.yml", "title: T\nurl: https://blog.example\ntimezone: Asia/Shanghai\nlanguage: zh-CN\n");
        write(
                "source/_posts/hello.md",
                "---\ntitle: 你好，世界\ndate: 2024-01-02 03:04:05\ntags: [甲, b]\ncategories: [B, C]\n---\n三个字 and two words\n");
        write(
                "source/_posts/old.md",
                "---\ntitle: A long title of many words\ndate: 2020-05-06\ntags: b\nlang: en\n---\none two\n");
        write("source/_drafts/soon.md", "---\ntitle: Soon\n---\nx\n");
        write("source/_posts/off.md", "---\ntitle: Off\npublished: false\n---\nx\n");
        write("source/about/index.md", "---\ntitle: About\n---\nx\n");
        write("source/a.txt", "x");
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String out(String... args) {
        Called called = Called.in(root, args);
        assertEquals(0, called.code(), called.err());
        return called.out();
    }

    @Test
    void a_table_stands_in_columns_though_some_letters_are_wide() {
        String[] lines = out("list").split("\n");
        int path = TextWidth.of(lines[0].substring(0, lines[0].indexOf("Path")));
        assertEquals(path, TextWidth.of(lines[1].substring(0, lines[1].indexOf("source/"))), lines[1]);
        assertEquals(path, TextWidth.of(lines[2].substring(0, lines[2].indexOf("source/"))), lines[2]);
        assertTrue(lines[1].matches("2024-01-02  你好，世界 +source/_posts/hello.md  B, C {6}甲, b"), lines[1]);
        assertEquals("Total: 2", lines[3]);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80})
    void a_table_fits_the_terminal(int columns) {
        for (String type : List.of("post", "tag", "category", "page", "draft")) {
            Called called = Called.with(Map.of("COLUMNS", "" + columns), "list", type, "--source", root.toString());
            for (String line : called.out().split("\n")) {
                assertTrue(TextWidth.of(line) <= Math.max(columns, 48), line);
            }
        }
        assertTrue(Called.with(Map.of("COLUMNS", "60"), "list", "--source", root.toString())
                .out()
                .contains("…"));
    }

    @Test
    void drafts_are_a_list_of_their_own() {
        String drafts = out("list", "draft");
        assertTrue(drafts.contains("source/_drafts/soon.md") && drafts.contains("source/_posts/off.md"), drafts);
        assertTrue(drafts.contains("Total: 2"), drafts);
        assertFalse(out("list", "post").contains("soon"));
    }

    @Test
    void each_list_is_json_too() throws Exception {
        List<?> posts = (List<?>) Json.parse(out("list", "--json").strip());
        Map<?, ?> first = (Map<?, ?>) posts.get(0);
        assertEquals("你好，世界", first.get("title"));
        assertEquals("2024-01-02T03:04:05+08:00", first.get("date"));
        assertEquals("source/_posts/hello.md", first.get("source"));
        assertEquals("2024/01/02/hello/", first.get("path"));
        assertEquals(List.of(List.of("B"), List.of("B", "C")), first.get("categories"));
        assertEquals(List.of("甲", "b"), first.get("tags"));
        assertEquals(2, posts.size());
        assertTrue(out("list", "draft", "--json").contains("\"draft\":true"));
        assertTrue(out("list", "page", "--json").contains("\"source\":\"source/about/index.md\""));
        assertTrue(out("list", "tag", "--json").contains("{\"name\":\"b\",\"posts\":2,\"path\":\"tags/b/\"}"));
        assertTrue(out("list", "category", "--json").contains("\"name\":[\"B\",\"C\"],\"posts\":1"));
        String routes = out("list", "route", "--json");
        assertTrue(
                routes.contains(
                        "{\"path\":\"2024/01/02/hello/index.html\",\"kind\":\"page\",\"source\":\"source/_posts/hello.md\",\"to\":null}"),
                routes);
        assertTrue(
                routes.contains("{\"path\":\"a.txt\",\"kind\":\"file\",\"source\":\"source/a.txt\",\"to\":null}"),
                routes);
    }

    @Test
    void stats_count_words_by_year_and_language() throws Exception {
        String table = out("stats");
        assertTrue(table.startsWith("2 posts, 1 page, 2 drafts\n2020-05-06 to 2024-01-02\n"), table);
        assertTrue(table.contains("\nYear  Posts  Words\n2024      1      6\n2020      1      2\n"), table);
        assertTrue(table.contains("\nLanguage  Posts  Words\nen            1      2\nzh-CN         1      6\n"), table);
        assertTrue(table.contains("\nPosts  Tags\n    2  b\n    1  甲\n"), table);
        Map<?, ?> json = (Map<?, ?>) Json.parse(out("stats", "--json").strip());
        assertEquals(8L, ((Number) json.get("words")).longValue());
        assertTrue(String.valueOf(json.get("longest")).contains("source/_posts/hello.md"), "" + json);
    }
}
