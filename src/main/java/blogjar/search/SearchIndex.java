package blogjar.search;

import blogjar.text.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
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
        Found found = new Found(query);
        for (int i = 0; i < query.parts().size(); i++) {
            found.look(i);
        }
        List<Integer> best = found.best();
        List<Results.Hit> hits = best.stream()
                .limit(most)
                .map(article -> hit(found.passage(article), query))
                .toList();
        return new Results(best.size(), hits);
    }

    private Results.Hit hit(int passage, Query query) {
        int file = texts.find(String.valueOf(passage), Comparator.comparingInt(Integer::parseInt));
        String name = "t." + texts.hashes().get(file) + ".json";
        List<?> fields = list(list(parsed(files.apply(name).orElse("[]")))
                .get(passage - Integer.parseInt(texts.firsts().get(file))));
        String title = Folded.composed(String.valueOf(fields.get(0)));
        return new Results.Hit(
                Marks.in(title, query, stems).all(),
                String.valueOf(fields.get(1)),
                Marks.in(String.valueOf(fields.get(2)), query, stems).excerpt());
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
        private final int[][] counts;
        private final byte[][] kinds;
        private final int[] parts = new int[articles.length];

        Found(Query query) {
            this.query = query;
            int articleCount = starts.length - 1;
            this.counts = new int[query.parts().size()][articleCount];
            this.kinds = new byte[query.parts().size()][articleCount];
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
                int article = articles[passage];
                counts[part][article] = Math.max(counts[part][article], rarity * factor * Kinds.weight(kind));
                kinds[part][article] = (byte) Math.max(kinds[part][article], Kinds.best(kind));
                if (Kinds.isInText(kind)) {
                    parts[passage] |= 1 << part;
                }
            }
        }

        /** The articles that are found, in their order. */
        List<Integer> best() {
            int[] coverage = new int[starts.length - 1];
            int most = 0;
            for (int article = 0; article < coverage.length; article++) {
                for (int[] part : counts) {
                    coverage[article] += part[article] > 0 ? 1 : 0;
                }
                most = Math.max(most, coverage[article]);
            }
            List<Integer> best = new ArrayList<>();
            for (int article = coverage.length - 1; article >= 0 && most * 2 >= counts.length; article--) {
                if (coverage[article] == most && most > 0) {
                    best.add(article);
                }
            }
            best.sort(Comparator.<Integer>comparingInt(article -> -leastKind(article))
                    .thenComparingInt(article -> -count(article)));
            return best;
        }

        private int leastKind(int article) {
            int least = Kinds.TITLE;
            for (byte[] part : kinds) {
                least = part[article] == 0 ? least : Math.min(least, part[article]);
            }
            return least;
        }

        private int count(int article) {
            int sum = 0;
            for (int[] part : counts) {
                sum += part[article];
            }
            return sum;
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
