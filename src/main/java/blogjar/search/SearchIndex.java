package blogjar.search;

import blogjar.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An index as it was written, which answers queries. Any thread may ask; a query reads a few files of some kilobytes. */
public final class SearchIndex {
    private static final int MOST_FILES = 3;
    private static final int EXACT = 4;

    private final Function<String, Optional<String>> files;
    private final String page;
    private final Stems stems;
    private final Parts terms;
    private final Parts heads;
    private final Parts texts;

    /** By article: its first passage; at the end how many passages there are. */
    private final int[] starts;

    /** By passage: its article. */
    private final int[] articles;

    /** @param files by name; empty for what is not there */
    private SearchIndex(Map<?, ?> manifest, Function<String, Optional<String>> files) {
        this.files = files;
        this.page = String.valueOf(manifest.get("page"));
        this.stems = new Stems(
                list(manifest.get("suffixes")).stream().map(String::valueOf).toList());
        this.terms = Parts.of(list(manifest.get("terms")));
        this.heads = Parts.of(list(manifest.get("heads")));
        this.texts = Parts.of(list(manifest.get("texts")));
        int passages = manifest.get("passages") instanceof Number n ? n.intValue() : 0;
        boolean[] continued = new boolean[passages];
        Numbers numbers = new Numbers(String.valueOf(manifest.get("continued")), 0);
        for (int at = 0; numbers.hasNext(); ) {
            at += numbers.next();
            continued[at] = true;
        }
        this.articles = new int[passages];
        int[] first = new int[passages + 1];
        int article = -1;
        for (int i = 0; i < passages; i++) {
            if (!continued[i]) {
                first[++article] = i;
            }
            articles[i] = article;
        }
        first[article + 1] = passages;
        this.starts = Arrays.copyOf(first, article + 2);
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    /** Files by what they begin with. */
    private record Parts(List<String> firsts, List<String> hashes) {
        static Parts of(List<?> pairs) {
            List<String> firsts = new ArrayList<>();
            List<String> hashes = new ArrayList<>();
            for (Object pair : pairs) {
                firsts.add(String.valueOf(list(pair).get(0)));
                hashes.add(String.valueOf(list(pair).get(1)));
            }
            return new Parts(List.copyOf(firsts), List.copyOf(hashes));
        }

        /** The last that begins with this or less; -1 where none does. */
        int find(String wanted, Comparator<String> order) {
            int low = 0;
            int high = firsts.size();
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (order.compare(firsts.get(middle), wanted) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low - 1;
        }
    }

    /**
     * Reads an index.
     *
     * @param files by name within the folder of the index; empty for what is not there
     * @return empty where there is none, or one of another form
     */
    public static Optional<SearchIndex> read(Function<String, Optional<String>> files) {
        try {
            String text = files.apply(IndexWriter.MANIFEST).orElse("null");
            return Json.parse(text) instanceof Map<?, ?> manifest && IndexWriter.FORMAT.equals(manifest.get("format"))
                    ? Optional.of(new SearchIndex(manifest, files))
                    : Optional.empty();
        } catch (Json.SyntaxException | IndexOutOfBoundsException foreign) {
            return Optional.empty();
        }
    }

    /** The file, in the folder of the index, of the page that shows answers; empty for none. */
    public String page() {
        return page;
    }

    /**
     * Looks for articles.
     *
     * @param text what somebody typed
     * @param most articles that are shown
     */
    public Results find(String text, int most) {
        Query query = Query.of(text);
        if (query.parts().isEmpty()) {
            return Results.NONE;
        }
        Column titles = new Column("h.", heads);
        Found found = new Found(query);
        for (int i = 0; i < query.parts().size(); i++) {
            found.look(i);
        }
        if (heads.hashes().size() == 1) {
            found.lookAtTitles(titles);
        }
        List<Integer> best = found.ranking.best();
        Column passages = new Column("t.", texts);
        List<Results.Hit> hits = best.stream()
                .limit(most)
                .map(article -> hit(list(titles.get(article)), passages.get(found.passage(article)), query))
                .toList();
        return new Results(best.size(), hits);
    }

    private Results.Hit hit(List<?> head, @Nullable Object passage, Query query) {
        String title = Folded.composed(String.valueOf(head.get(0)));
        return new Results.Hit(
                Marks.in(title, query, stems).all(),
                String.valueOf(head.get(1)),
                StoredPassage.parse(String.valueOf(passage)).excerpt(query, stems));
    }

    /** What some files hold together, each a list of JSON; one query reads none of them twice. */
    private final class Column {
        private final String kind;
        private final Parts parts;
        private final Map<Integer, List<?>> read = new HashMap<>();

        Column(String kind, Parts parts) {
            this.kind = kind;
            this.parts = parts;
        }

        @Nullable
        Object get(int number) {
            int file = parts.find(String.valueOf(number), Comparator.comparingInt(Integer::parseInt));
            return read.computeIfAbsent(file, this::read)
                    .get(number - Integer.parseInt(parts.firsts().get(file)));
        }

        private List<?> read(int file) {
            String name = kind + parts.hashes().get(file) + ".json";
            return list(parsed(files.apply(name).orElse("[]")));
        }
    }

    private static @Nullable Object parsed(String json) {
        try {
            return Json.parse(json);
        } catch (Json.SyntaxException broken) {
            throw new IllegalStateException("the search index was changed by hand", broken);
        }
    }

    /** What is known while a query is answered. */
    private final class Found {
        private final Query query;
        private final Ranking ranking;
        private final int[] parts = new int[articles.length];

        Found(Query query) {
            this.query = query;
            this.ranking = new Ranking(query.parts().size(), starts.length - 1);
        }

        /** What is in a title counts as a term of no rarity. */
        void lookAtTitles(Column titles) {
            for (int article = 0; article < starts.length - 1; article++) {
                String title = String.valueOf(list(titles.get(article)).get(0));
                int[] factors = TitleWords.factors(title, query, stems);
                for (int part = 0; part < factors.length; part++) {
                    if (factors[part] > 0) {
                        ranking.count(part, article, 1, factors[part], TermTable.TITLE);
                    }
                }
            }
        }

        void look(int index) {
            Query.Part part = query.parts().get(index);
            String wanted = part.text();
            boolean alone = part.kind() == Query.Kind.PAIR || part.kind() == Query.Kind.WORD && wanted.length() == 1;
            String beginning = part.kind() == Query.Kind.WORD ? stems.of(wanted) : wanted;
            for (int file : filesOf(wanted, alone ? null : beginning)) {
                String lines =
                        files.apply("w." + terms.hashes().get(file) + ".txt").orElse("");
                int at = 0;
                while (at < lines.length()) {
                    int end = lines.indexOf('\n', at);
                    if (lines.startsWith(beginning, at)) {
                        int blank = lines.indexOf(' ', at);
                        int factor = factor(part, lines.substring(at, blank), alone);
                        if (factor > 0) {
                            count(index, factor, lines.substring(blank + 1, end));
                        }
                    }
                    at = end + 1;
                }
            }
        }

        private int factor(Query.Part part, String term, boolean alone) {
            if (alone) {
                return term.equals(part.text()) ? EXACT : 0;
            }
            return part.kind() == Query.Kind.SINGLE ? EXACT : stems.factor(term, part.text());
        }

        /** @param beginning null where only the term itself is wanted */
        private Set<Integer> filesOf(String term, @Nullable String beginning) {
            Set<Integer> wanted = new LinkedHashSet<>();
            int own = terms.find(term, Comparator.naturalOrder());
            if (own >= 0) {
                wanted.add(own);
            }
            if (beginning != null) {
                int first = Math.max(0, terms.find(beginning, Comparator.naturalOrder()));
                for (int i = first; i < terms.firsts().size() && wanted.size() < MOST_FILES; i++) {
                    if (i > first && !terms.firsts().get(i).startsWith(beginning)) {
                        break;
                    }
                    wanted.add(i);
                }
            }
            return wanted;
        }

        private void count(int part, int factor, String places) {
            int number = 0;
            for (Numbers numbers = new Numbers(places, 0); numbers.hasNext(); number++) {
                if ((numbers.next() & 1) != 0) {
                    numbers.next();
                }
            }
            int rarity = 1;
            while (number << rarity <= articles.length) {
                rarity++;
            }
            Numbers numbers = new Numbers(places, 0);
            int passage = 0;
            while (numbers.hasNext()) {
                int distance = numbers.next();
                int kind = (distance & 1) != 0 ? numbers.next() : Kinds.ONCE;
                passage += distance >> 1;
                ranking.count(part, articles[passage], rarity, factor, kind);
                if (Kinds.isInText(kind)) {
                    parts[passage] |= 1 << part;
                }
            }
        }

        /** The passage that an article is shown by. */
        int passage(int article) {
            int best = starts[article];
            for (int i = best + 1; i < starts[article + 1]; i++) {
                if (Integer.bitCount(parts[i]) > Integer.bitCount(parts[best])) {
                    best = i;
                }
            }
            return best;
        }
    }
}
