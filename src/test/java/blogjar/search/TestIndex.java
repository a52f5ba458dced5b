package blogjar.search;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** An index of a few articles, written and read. */
final class TestIndex {
    private final List<SearchedArticle> articles = new ArrayList<>();
    private final Map<String, Integer> asked = new LinkedHashMap<>();

    /** Adds an article, newer than those before. */
    TestIndex with(String title, String html, String... labels) {
        articles.add(new SearchedArticle(title, title + "/", List.of(labels), ArticleText.of(html)));
        return this;
    }

    List<IndexFile> files() {
        return IndexWriter.of(articles, List.of("zh-CN", "de"), "search/");
    }

    SearchIndex read() {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files().forEach(file -> files.put(file.name(), file.bytes()));
        return SearchIndex.read(name -> {
                    byte[] bytes = files.get(name);
                    asked.merge(name, bytes == null ? 0 : bytes.length, (one, same) -> one);
                    return Optional.ofNullable(bytes).map(text -> new String(text, StandardCharsets.UTF_8));
                })
                .orElseThrow();
    }

    /** The files that were read, and their lengths. */
    Map<String, Integer> asked() {
        return asked;
    }

    /** Titles in the order in which they are found. */
    List<String> find(String query) {
        return read().find(query, 100).hits().stream()
                .map(hit -> text(hit.title(), "", ""))
                .toList();
    }

    /** The same without an order. */
    TreeSet<String> found(String query) {
        return new TreeSet<>(find(query));
    }

    /** The excerpt of what is found first, with its hits in brackets. */
    String excerpt(String query) {
        return text(read().find(query, 1).hits().get(0).excerpt(), "[", "]");
    }

    static String text(List<Results.Piece> pieces, String open, String close) {
        StringBuilder text = new StringBuilder();
        for (Results.Piece piece : pieces) {
            text.append(piece.marked() ? open + piece.text() + close : piece.text());
        }
        return text.toString();
    }
}
