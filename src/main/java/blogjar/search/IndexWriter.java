package blogjar.search;

import blogjar.text.Json;
import blogjar.text.NameHash;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Makes the files of an index: the same articles give the same bytes. */
public final class IndexWriter {
    /** The file that names the others. */
    public static final String MANIFEST = "index.json";

    static final String FORMAT = "blog.jar search 4";

    /** Compressed, some 5 kB. */
    private static final int PASSAGE = 12_000;

    private static final int TERMS = 14_000;

    /** Up to here all titles are in one file, which a reader has when he begins to type; compressed, some 40 kB. */
    private static final int HEADS_TOGETHER = 150_000;

    /** Of more titles a reader fetches those that he sees. */
    private static final int HEADS_APART = 6_000;

    private final TermTable terms = new TermTable();
    private final List<IndexFile> files = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final StringBuilder continued = new StringBuilder();
    private final List<List<Object>> texts = new ArrayList<>();
    private final List<List<Object>> termFiles = new ArrayList<>();
    private final List<List<String>> heads = new ArrayList<>();
    private List<String> waiting = new ArrayList<>();
    private int waitingBytes;
    private int passages;
    private int lastContinued;

    private IndexWriter() {}

    /**
     * @param articles the oldest first
     * @param languages of the blog, whose words lose their endings
     * @param page the file, in the folder of the index, of the page that shows answers; empty for none
     */
    public static List<IndexFile> of(List<SearchedArticle> articles, Collection<String> languages, String page) {
        return of(articles, languages, page, () -> false).orElseThrow();
    }

    /**
     * The same; empty where it was given up.
     *
     * @param stopped asked before each article
     */
    public static Optional<List<IndexFile>> of(
            List<SearchedArticle> articles, Collection<String> languages, String page, BooleanSupplier stopped) {
        IndexWriter writer = new IndexWriter();
        for (SearchedArticle article : articles) {
            if (stopped.getAsBoolean()) {
                return Optional.empty();
            }
            writer.add(article);
        }
        return Optional.of(writer.finish(languages, page));
    }

    private void add(SearchedArticle article) {
        int first = passages;
        heads.add(List.of(article.title(), article.path()));
        String text = article.text().text();
        terms.add(Folded.of(Folded.composed(article.title())).text(), first, TermTable.TITLE);
        List<String> labels = article.labels().stream().map(Folded::composed).toList();
        for (String label : labels) {
            terms.add(Folded.of(label).text(), first, TermTable.LABEL);
        }
        for (String heading : article.text().headings()) {
            terms.add(Folded.of(heading).text(), first, TermTable.LABEL);
        }
        int from = 0;
        do {
            int end = Passages.end(text, from, PASSAGE);
            String passage = text.substring(from, end);
            terms.add(Folded.of(passage).text(), passages, 0);
            if (passages > first) {
                Numbers.write(passages - lastContinued, continued);
                lastContinued = passages;
            }
            String stored = new StoredPassage(passages == first ? labels : List.of(), passage).print();
            waiting.add(stored);
            waitingBytes += Passages.bytes(stored, 0, stored.length());
            passages++;
            if (waitingBytes >= PASSAGE / 2) {
                endTexts();
            }
            from = end;
        } while (from < text.length());
    }

    private void endTexts() {
        if (!waiting.isEmpty()) {
            byte[] bytes = utf8(Json.print(waiting));
            texts.add(List.of(passages - waiting.size(), named("t", bytes, ".json")));
            waiting = new ArrayList<>();
            waitingBytes = 0;
        }
    }

    /** Each file's first article and its hash. */
    private List<List<Object>> headFiles() {
        int all = heads.stream().mapToInt(IndexWriter::bytes).sum();
        int most = all <= HEADS_TOGETHER ? HEADS_TOGETHER : HEADS_APART;
        List<List<Object>> made = new ArrayList<>();
        int first = 0;
        int bytes = 0;
        for (int i = 0; i < heads.size(); i++) {
            bytes += bytes(heads.get(i));
            if (i + 1 == heads.size() || bytes + bytes(heads.get(i + 1)) > most) {
                made.add(List.of(first, named("h", utf8(Json.print(heads.subList(first, i + 1))), ".json")));
                first = i + 1;
                bytes = 0;
            }
        }
        return made;
    }

    private static int bytes(List<String> head) {
        return head.stream()
                .mapToInt(text -> Passages.bytes(text, 0, text.length()))
                .sum();
    }

    /** Of texts that are the same there is one file. */
    private String named(String kind, byte[] bytes, String extension) {
        String hash = NameHash.of(List.of(bytes));
        String name = kind + "." + hash + extension;
        if (names.add(name)) {
            files.add(new IndexFile(name, bytes));
        }
        return hash;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<IndexFile> finish(Collection<String> languages, String page) {
        endTexts();
        StringBuilder lines = new StringBuilder();
        String[] first = {""};
        int[] bytes = {0};
        BitSet characters = new BitSet();
        terms.forEach((term, places) -> {
            term.chars().forEach(characters::set);
            if (bytes[0] >= TERMS) {
                endTerms(first[0], lines);
                bytes[0] = 0;
            }
            if (lines.isEmpty()) {
                first[0] = term;
            }
            lines.append(term).append(' ').append(places).append('\n');
            bytes[0] += Passages.bytes(term, 0, term.length()) + places.length() + 2;
        });
        if (!lines.isEmpty()) {
            endTerms(first[0], lines);
        }
        String hanzi = Hanzi.pairs(characters);
        Map<String, Object> manifest = new LinkedHashMap<>();
        manifest.put("format", FORMAT);
        manifest.put("page", page);
        manifest.put("passages", passages);
        manifest.put("continued", continued.toString());
        manifest.put("suffixes", Stems.of(languages).suffixes());
        manifest.put("hanzi", hanzi.isEmpty() ? "" : named("c", utf8(hanzi), ".txt"));
        manifest.put("terms", termFiles);
        manifest.put("heads", headFiles());
        manifest.put("texts", texts);
        files.add(new IndexFile(MANIFEST, utf8(Json.print(manifest))));
        return List.copyOf(files);
    }

    private void endTerms(String first, StringBuilder lines) {
        termFiles.add(List.of(first, named("w", utf8(lines.toString()), ".txt")));
        lines.setLength(0);
    }
}
