package blogjar.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What each article has of a query, and the order that follows from it. */
final class Ranking {
    private final int articles;
    private final int[][] counts;
    private final byte[][] kinds;
    private final byte[][] named;

    /** @param parts of the query */
    Ranking(int parts, int articles) {
        this.articles = articles;
        this.counts = new int[parts][articles];
        this.kinds = new byte[parts][articles];
        this.named = new byte[parts][articles];
    }

    /**
     * Counts a place of a part in an article.
     *
     * @param factor how well the term that is there is the part
     */
    void count(int part, int article, int rarity, int factor, int kind) {
        counts[part][article] = Math.max(counts[part][article], rarity * factor * Kinds.weight(kind));
        kinds[part][article] = (byte) Math.max(kinds[part][article], Kinds.best(kind));
        if (Kinds.best(kind) == Kinds.TITLE) {
            named[part][article] = (byte) Math.max(named[part][article], factor);
        }
    }

    /** The articles that are found, the best first. */
    List<Integer> best() {
        int[] coverage = new int[articles];
        int most = 0;
        for (int article = 0; article < articles; article++) {
            for (int[] part : counts) {
                coverage[article] += part[article] > 0 ? 1 : 0;
            }
            most = Math.max(most, coverage[article]);
        }
        List<Integer> best = new ArrayList<>();
        for (int article = articles - 1; article >= 0 && most * 2 >= counts.length; article--) {
            if (coverage[article] == most && most > 0) {
                best.add(article);
            }
        }
        best.sort(Comparator.<Integer>comparingInt(article -> -leastKind(article))
                .thenComparingInt(article -> -worth(article)));
        return best;
    }

    private int leastKind(int article) {
        int least = Kinds.TITLE;
        for (byte[] part : kinds) {
            least = part[article] == 0 ? least : Math.min(least, part[article]);
        }
        return least;
    }

    private int worth(int article) {
        boolean isNamed = leastKind(article) == Kinds.TITLE;
        int sum = 0;
        for (int part = 0; part < counts.length; part++) {
            sum += isNamed ? named[part][article] : counts[part][article];
        }
        return sum;
    }
}
