package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Hexo's helpers: what is printed for each row of {@code helpers.jsonl} is what Hexo 8.1 prints for the same blog, but that
 * names are escaped in every list.
 */
class HelpersTest {
    private static final Map<String, String> PAGES = Map.of(
            "post", "2024/01/02/a/index.html",
            "page", "p.html",
            "index", "page/2/index.html",
            "archive", "archives/2023/12/index.html",
            "category", "categories/Life/Food/index.html",
            "tag", "tags/x/index.html");

    @TempDir
    Path folder;

    /** A use of a helper on a page of a kind. */
    private record Row(String page, String call, String html) {}

    private static List<Row> rows() throws IOException, Json.SyntaxException {
        List<Row> rows = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(HelpersTest.class.getResourceAsStream("helpers.jsonl"))) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (Json.parse(line) instanceof Map<?, ?> row) {
                    rows.add(new Row(text(row, "page"), text(row, "call"), text(row, "html")));
                }
            }
        }
        return rows;
    }

    private static String text(Map<?, ?> row, String key) {
        return Objects.toString(row.get(key));
    }

    private Blog blog() throws IOException {
        return new Blog(folder)
                .file("_config.yml", """
                        title: T & Co
                        url: https://blog.example/sub
                        root: /sub/
                        timezone: Asia/Shanghai
                        language: zh-CN
                        author: Ann
                        description: About it
                        keywords: [k1]
                        theme: t
                        feed: {type: [atom, rss2], path: [atom.xml, rss.xml]}
                        per_page: 1
                        """)
                .post("a.md", """
                        ---
                        title: A <1>
                        date: 2024-01-02 03:04:05
                        updated: 2024-02-02 03:04:05
                        categories: [Life, Food]
                        tags: [x, y & z]
                        ---
                        Hello **you** "there".
                        ![pic](/img/p q.png)
                        """)
                .post("b.md", """
                        ---
                        title: B
                        date: 2023-12-02 03:04:05
                        updated: 2023-12-02 03:04:05
                        categories: [[Life], [Work]]
                        tags: [x]
                        ---
                        """)
                .post("c.md", """
                        ---
                        title: C
                        date: 2023-12-01 03:04:05
                        updated: 2023-12-01 03:04:05
                        categories: [Life, Food]
                        tags: [x, w, 中文]
                        ---
                        """)
                .file("source/p.md", "---\ntitle: P\ndate: 2022-01-01\nupdated: 2022-01-01\n---\n");
    }

    @Test
    void helpers_print_what_hexo_prints() throws IOException, Json.SyntaxException {
        List<Row> rows = rows();
        Map<String, StringBuilder> templates = new TreeMap<>();
        PAGES.keySet().forEach(kind -> templates.put(kind, new StringBuilder()));
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            templates
                    .get(row.page())
                    .append("@@" + i + "@@{% autoescape false %}{{ " + row.call() + " }}{% endautoescape %}");
        }
        Blog blog = blog();
        for (Map.Entry<String, StringBuilder> template : templates.entrySet()) {
            blog.file("themes/t/layout/" + template.getKey() + ".peb", template.getValue() + "@@");
        }
        Blog.Built built = blog.build();
        Map<String, String> expected = new LinkedHashMap<>();
        Map<String, String> printed = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String page = built.page(PAGES.get(row.page()));
            int start = page.indexOf("@@" + i + "@@") + ("@@" + i + "@@").length();
            expected.put(row.page() + " " + row.call(), row.html());
            printed.put(row.page() + " " + row.call(), page.substring(start, page.indexOf("@@", start)));
        }
        assertEquals(lines(expected), lines(printed));
    }

    private static String lines(Map<String, String> printed) {
        StringBuilder out = new StringBuilder();
        printed.forEach(
                (call, html) -> out.append(call).append("\n    ").append(html).append('\n'));
        return out.toString();
    }
}
