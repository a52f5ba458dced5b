package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.search.Results;
import blogjar.search.SearchIndex;
import blogjar.text.Json;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two readers of an index, this program's and that of the theme in Chromium, find the same in the same order with the same marks. */
class SearchInBrowserTest {

    private static final List<String> WORDS = List.of(
            "并发",
            "编程",
            "数据库",
            "數據庫",
            "頭髮",
            "头发",
            "台灣",
            "臺湾",
            "線",
            "线",
            "㊗",
            "\uF9DC",
            "的",
            "在",
            "缓存",
            "，",
            "。",
            "Java",
            "javascript",
            "running",
            "runs",
            "run",
            "settings",
            "CAFÉ",
            "cafe\u0301",
            "Straße",
            "c++",
            "c#",
            "ＡＢＣ",
            "ｶﾞｷﾞ",
            "ガギ",
            "が",
            "한국어",
            "검색",
            "ภาษา",
            "Привет",
            "привета",
            "İstanbul",
            "ΣΊΣΥΦΟΣ",
            "½",
            "①",
            "𠮷野家",
            "😀",
            "🎉🎉",
            "❤️",
            "文⭐",
            "e-mail",
            "don't",
            "a",
            "x".repeat(40),
            "𝐁old",
            "々",
            "〆切",
            "العربية",
            "हिन्दी",
            "naïve",
            "Đà",
            "ﬁne",
            "2024",
            "v1.2.3",
            "++",
            "a+b",
            "studies",
            "study",
            "häuser",
            " ",
            "<b>",
            "&amp;");

    @TempDir
    Path folder;

    private static String text(Random random, int words, boolean blanks) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            text.append(WORDS.get(random.nextInt(WORDS.size())));
            if (blanks && random.nextInt(3) > 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private Path site(Random random) throws IOException {
        Blog blog = new Blog(folder.resolve("blog")).config("title: T\nlanguage: [zh-CN, de]\nroot: /b/\n");
        for (int i = 0; i < 40; i++) {
            String title = Json.print(text(random, 3, true).replaceAll("[<>&]", ""));
            String body = "<p>" + text(random, i == 7 ? 9000 : 200, true).replace("<b>", "&lt;b&gt;") + "</p>";
            blog.post(
                    i + ".md",
                    "---\ntitle: " + title + "\ntags: " + Json.print(List.of(WORDS.get(i), text(random, 2, true)))
                            + "\ndate: 2020-01-0" + (1 + i % 9) + "\nlayout: post\n---\n<h2>"
                            + text(random, 2, true).replaceAll("[<>&]", "") + "</h2>\n" + body + "\n");
        }
        return blog.buildTo(folder.resolve("site"));
    }

    private static List<String> queries(Random random) {
        List<String> queries = new ArrayList<>(WORDS);
        for (int i = 0; i < 120; i++) {
            queries.add(text(random, 1 + i % 5, i % 2 == 0));
        }
        return queries;
    }

    private static String line(Results results) {
        StringBuilder line = new StringBuilder().append(results.total());
        for (Results.Hit hit : results.hits()) {
            line.append('\n').append(hit.path()).append('\n');
            Stream.concat(hit.title().stream(), hit.excerpt().stream())
                    .forEach(piece -> line.append(piece.marked() ? "[" + piece.text() + "]" : piece.text()));
        }
        return line.toString();
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    @Test
    void both_readers_agree() throws Exception {
        Chromium.assumeHere();
        Random random = new Random(5);
        Path site = site(random);
        List<String> queries = queries(random);
        String module;
        try (Stream<Path> scripts = Files.list(site.resolve("js"))) {
            module = scripts.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("search."))
                    .findFirst()
                    .orElseThrow();
        }
        Files.writeString(site.resolve("agree.html"), """
                <!doctype html><meta charset="utf-8"><pre id="out"></pre><script type="module" src="agree.js"></script>
                """);
        Files.writeString(site.resolve("agree.js"), """
                import { SearchIndex } from './js/%s';
                const index = new SearchIndex('search/index.json');
                const lines = [];
                try {
                  for (const query of %s) {
                    const found = await index.find(query, 10);
                    await Promise.all(found.hits.map((hit) => index.bring(index.textFile(hit.passage))));
                    const excerpts = found.hits.map((hit) => index.excerpt(hit));
                    const hits = found.hits.map((hit, i) => '\\n' + hit.href.slice(index.root.length) + '\\n'
                      + [...hit.title, ...excerpts[i]].map(([text, marked]) => (marked ? '[' + text + ']' : text)).join(''));
                    lines.push(found.total + hits.join(''));
                  }
                } catch (failed) {
                  lines.push(failed.stack);
                }
                document.getElementById('out').textContent = lines.map(encodeURIComponent).join(' ');
                """.formatted(module, Json.print(queries)));
        String[] lines = new Chromium(folder).output(site, "agree.html").split(" ");
        SearchIndex index = SearchIndex.read(name -> read(site.resolve("search").resolve(name)))
                .orElseThrow();
        int found = 0;
        for (int i = 0; i < queries.size(); i++) {
            String ours = line(index.find(queries.get(i), 10));
            String theirs = i < lines.length ? URLDecoder.decode(lines[i], StandardCharsets.UTF_8) : "none";
            assertEquals(ours, theirs, "what is found for '" + queries.get(i) + "'");
            found += ours.startsWith("0") ? 0 : 1;
        }
        assertTrue(found > 120, found + " queries found something");
    }
}
