package blogjar.search;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader has to fetch on a blog of a thousand posts, as it is sent. */
class IndexSizeTest {
    private static final int MOST = 150_000;

    private static final Map<String, String> FILES = new LinkedHashMap<>();

    @BeforeAll
    static void write() {
        for (IndexFile file :
                IndexWriter.of(GeneratedArticles.thousand(), List.of("zh-CN", "en"), "search/index.html")) {
            FILES.put(file.name(), new String(file.bytes(), StandardCharsets.UTF_8));
        }
    }

    private static int gzipped(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
        return out.size();
    }

    @ParameterizedTest
    @ValueSource(strings = {"丁", "丁七", "一丁七万", "一丁七万丈三上下不与丐丑", "wo", "word", "word12", "word1 word2 丁七 万丈"})
    void a_query_fetches_less_than_150_kB(String query) {
        Map<String, Integer> fetched = new LinkedHashMap<>();
        SearchIndex index = SearchIndex.read(name -> {
                    Optional<String> text = Optional.ofNullable(FILES.get(name));
                    text.ifPresent(there -> fetched.computeIfAbsent(name, first -> gzipped(there)));
                    return text;
                })
                .orElseThrow();
        assertTrue(index.find(query, 10).total() > 0, query);
        FILES.forEach((name, text) -> {
            if (name.startsWith("c.")) { // which this program has, and the theme fetches
                fetched.put(name, gzipped(text));
            }
        });
        int sum = fetched.values().stream().mapToInt(size -> size).sum();
        assertTrue(sum < MOST, sum + " of " + fetched);
    }

    @Test
    void no_file_is_large() {
        FILES.forEach((name, text) -> assertTrue(gzipped(text) < 25_000, name + ": " + gzipped(text)));
    }
}
