package blogjar.search;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody looks for.
 *
 * @param parts each of which an article should have
 */
record Query(List<Part> parts) {
    private static final int LONGEST = 100;
    private static final int MOST_PARTS = 12;
    private static final int ALL_PAIRS = 4;

    /** Whether a part is a word, two characters of a script without blanks, or one. */
    enum Kind {
        WORD,
        PAIR,
        SINGLE
    }

    /** @param text folded */
    record Part(Kind kind, String text) {}

    Query {
        parts = List.copyOf(parts);
    }

    static Query of(String text) {
        String composed = Folded.composed(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        String folded = Folded.of(composed).text();
        List<Part> parts = new ArrayList<>();
        Runs runs = new Runs(folded);
        while (runs.next()) {
            if (runs.isWide()) {
                wide(folded.substring(runs.start(), runs.end()), parts);
            } else {
                add(parts, Kind.WORD, Terms.cut(folded.substring(runs.start(), runs.end())));
            }
        }
        return new Query(parts);
    }

    private static void wide(String run, List<Part> parts) {
        int[] characters = run.codePoints().toArray();
        int last = characters.length - 2;
        if (last < 0) {
            add(parts, Kind.SINGLE, run);
        }
        int step = characters.length <= ALL_PAIRS ? 1 : 2;
        for (int i = 0; i <= last; i += step) {
            add(parts, Kind.PAIR, new String(characters, i, 2));
        }
        if (last >= 0) {
            add(parts, Kind.PAIR, new String(characters, last, 2));
        }
    }

    private static void add(List<Part> parts, Kind kind, String text) {
        Part part = new Part(kind, text);
        if (parts.size() < MOST_PARTS && !parts.contains(part)) {
            parts.add(part);
        }
    }
}
