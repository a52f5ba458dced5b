package blogjar.search;

import blogjar.search.Results.Piece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A passage as it stands in its file: each label in a line of its own, then the text, which is one line.
 *
 * @param labels names of tags and categories, with an article's first passage
 */
record StoredPassage(List<String> labels, String text) {
    private static final Piece BETWEEN = new Piece(" · ", false);

    StoredPassage {
        labels = List.copyOf(labels);
    }

    static StoredPassage parse(String stored) {
        List<String> lines = Arrays.asList(stored.split("\n", -1));
        int last = lines.size() - 1;
        return new StoredPassage(lines.subList(0, last), lines.get(last));
    }

    String print() {
        StringBuilder stored = new StringBuilder();
        labels.forEach(label -> stored.append(label.replace('\n', ' ')).append('\n'));
        return stored.append(text).toString();
    }

    /** What it says about a query: labels with a part that the text has not, then the part of the text that has most. */
    List<Piece> excerpt(Query query, Stems stems) {
        Marks inText = Marks.in(text, query, stems);
        List<Piece> pieces = new ArrayList<>();
        for (String label : labels) {
            Marks inLabel = Marks.in(label, query, stems);
            if ((inLabel.parts() & ~inText.parts()) != 0) {
                pieces.addAll(inLabel.all());
                pieces.add(BETWEEN);
            }
        }
        pieces.addAll(inText.excerpt());
        return pieces;
    }
}
