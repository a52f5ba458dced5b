package blogjar.search;

import blogjar.bench.DemoBlog;
import blogjar.site.Post;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The search index: the words of a post, all of it for some hundred posts, and a query to it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class IndexBench {
    private static final Set<String> LANGUAGES = Set.of("zh-CN", "en");

    private String html;
    private List<SearchedArticle> articles;
    private SearchIndex index;

    @Setup
    public void write() throws IOException {
        List<Post> posts;
        try (DemoBlog blog = DemoBlog.of(20)) {
            posts = blog.build().inventory().site().posts();
        }
        html = posts.stream()
                .filter(post -> post.path().endsWith("/" + DemoBlog.PROSE + "/"))
                .findFirst()
                .orElseThrow()
                .body()
                .content();
        articles = posts.stream()
                .map(post -> new SearchedArticle(
                        post.title(),
                        post.path(),
                        List.of(),
                        ArticleText.of(post.body().content())))
                .toList();
        Map<String, String> files = new HashMap<>();
        index().forEach(file -> files.put(file.name(), new String(file.bytes(), StandardCharsets.UTF_8)));
        index = SearchIndex.read(name -> Optional.ofNullable(files.get(name))).orElseThrow();
    }

    @Benchmark
    public ArticleText text() {
        return ArticleText.of(html);
    }

    @Benchmark
    public List<IndexFile> index() {
        return IndexWriter.of(articles, LANGUAGES, "");
    }

    @Benchmark
    public Results find_english() {
        return index.find("work log", 10);
    }

    @Benchmark
    public Results find_chinese() {
        return index.find("薄荷 浇水", 10);
    }
}
