package blogjar.search;

import blogjar.search.Results.Piece;
import java.util.ArrayList;
import java.util.List;

/** Where in a text there is what a query looks for. */
final class Marks {
    private static final int WINDOW = 160;
    private static final int BEFORE = 40;
    private static final int WORD = 16;
    private static final String CUT = "…";

    private final String text;
    private final List<Mark> marks;

    private Marks(String text, List<Mark> marks) {
        this.text = text;
        this.marks = marks;
    }

    private record Mark(int start, int end, int part) {}

    /** @param text in form C */
    static Marks in(String text, Query query, Stems stems) {
        Folded folded = Folded.of(text);
        List<Mark> marks = new ArrayList<>();
        Runs runs = new Runs(folded.text());
        while (runs.next()) {
            if (runs.isWide()) {
                wide(folded, runs, query, marks);
            } else {
                word(folded, runs, query, stems, marks);
            }
        }
        return new Marks(text, marks);
    }

    private static void wide(Folded folded, Runs runs, Query query, List<Mark> marks) {
        String text = folded.text();
        int at = runs.start();
        while (at < runs.end()) {
            int next = at + Character.charCount(text.codePointAt(at));
            int end = next < runs.end() ? next + Character.charCount(text.codePointAt(next)) : next;
            for (int i = 0; i < query.parts().size(); i++) {
                Query.Part part = query.parts().get(i);
                int to = part.kind() == Query.Kind.SINGLE ? next : end;
                if (part.kind() != Query.Kind.WORD
                        && part.text().length() == to - at
                        && text.startsWith(part.text(), at)) {
                    add(folded, at, to, i, marks);
                }
            }
            at = next;
        }
    }

    private static void word(Folded folded, Runs runs, Query query, Stems stems, List<Mark> marks) {
        String letters = Terms.cut(folded.text().substring(runs.start(), runs.wordEnd()));
        String signed = Terms.cut(folded.text().substring(runs.start(), runs.end()));
        for (int i = 0; i < query.parts().size(); i++) {
            Query.Part part = query.parts().get(i);
            if (part.kind() == Query.Kind.WORD) {
                if (stems.factor(letters, part.text()) > 0) {
                    add(folded, runs.start(), runs.wordEnd(), i, marks);
                } else if (stems.factor(signed, part.text()) > 0) {
                    add(folded, runs.start(), runs.end(), i, marks);
                }
            }
        }
    }

    private static void add(Folded folded, int from, int to, int part, List<Mark> marks) {
        int start = folded.origin(from);
        int end = folded.origin(to);
        if (end > start) {
            marks.add(new Mark(start, end, part));
        }
    }

    /** The parts of the query that are in the text, a bit each. */
    int parts() {
        int parts = 0;
        for (Mark mark : marks) {
            parts |= 1 << mark.part();
        }
        return parts;
    }

    /** The whole text. */
    List<Piece> all() {
        return pieces(0, text.length());
    }

    /** The part of the text where most of it is. */
    List<Piece> excerpt() {
        int[] widths = widths();
        int hit = start(widths);
        int start = hit;
        while (start > 0 && widths[hit] - widths[start - 1] <= BEFORE) {
            start--;
        }
        int end = start;
        while (end < text.length() && widths[end + 1] - widths[start] <= WINDOW + BEFORE) {
            end++;
        }
        start = begin(start, hit);
        end = finish(end, start);
        List<Piece> pieces = new ArrayList<>();
        if (start > 0) {
            pieces.add(new Piece(CUT, false));
        }
        pieces.addAll(pieces(start, end));
        if (end < text.length()) {
            pieces.add(new Piece(CUT, false));
        }
        return pieces;
    }

    private int[] widths() {
        int[] widths = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            widths[i + 1] = widths[i] + (Script.isWide(text.charAt(i)) ? 2 : 1);
        }
        return widths;
    }

    private int start(int[] widths) {
        int best = 0;
        int start = 0;
        for (int i = 0; i < marks.size(); i++) {
            Mark first = marks.get(i);
            int parts = 0;
            for (int j = i; j < marks.size() && widths[marks.get(j).end()] - widths[first.start()] <= WINDOW; j++) {
                parts |= 1 << marks.get(j).part();
            }
            if (Integer.bitCount(parts) > best) {
                best = Integer.bitCount(parts);
                start = first.start();
            }
        }
        return start;
    }

    private int begin(int at, int hit) {
        int start = at;
        int last = Math.min(at + WORD, hit);
        while (start > 0 && start < last && isInWord(start)) {
            start++;
        }
        start = start > 0 && start < last && text.charAt(start) == ' ' ? start + 1 : start;
        for (Mark mark : marks) {
            if (mark.start() < start && mark.end() > start && mark.end() <= hit) {
                start = mark.end();
            }
        }
        return start < text.length() && Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start;
    }

    private int finish(int at, int start) {
        int end = at;
        int first = Math.max(at - WORD, start + 1);
        while (end < text.length() && end > first && isInWord(end)) {
            end--;
        }
        for (Mark mark : marks) {
            if (mark.start() < end && mark.end() > end) {
                end = mark.end();
            }
        }
        return end < text.length() && end > 0 && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private boolean isInWord(int at) {
        char before = text.charAt(at - 1);
        char after = text.charAt(at);
        return before != ' ' && after != ' ' && !Script.isWide(before) && !Script.isWide(after);
    }

    private List<Piece> pieces(int from, int to) {
        List<Piece> pieces = new ArrayList<>();
        int done = from;
        int i = 0;
        while (i < marks.size()) {
            int start = Math.max(marks.get(i).start(), done);
            int end = marks.get(i).end();
            for (i++; i < marks.size() && marks.get(i).start() <= end; i++) {
                end = Math.max(end, marks.get(i).end());
            }
            end = Math.min(end, to);
            if (end > start) {
                add(pieces, done, start, false);
                add(pieces, start, end, true);
                done = end;
            }
        }
        add(pieces, done, to, false);
        return pieces;
    }

    private void add(List<Piece> pieces, int from, int to, boolean marked) {
        if (to > from) {
            pieces.add(new Piece(text.substring(from, to), marked));
        }
    }
}
