package blogjar.search;

/** How well a title has what a query looks for. */
final class TitleWords {
    private static final int ITSELF = 4;

    private TitleWords() {}

    /** By part of the query: the best factor of a term in the title; 0 where it has none. */
    static int[] factors(String title, Query query, Stems stems) {
        String folded = Folded.of(Folded.composed(title)).text();
        int[] factors = new int[query.parts().size()];
        Runs runs = new Runs(folded);
        while (runs.next()) {
            String letters = folded.substring(runs.start(), runs.wordEnd());
            String signed = folded.substring(runs.start(), runs.end());
            for (int i = 0; i < factors.length; i++) {
                Query.Part part = query.parts().get(i);
                factors[i] =
                        Math.max(factors[i], runs.isWide() ? wide(letters, part) : word(letters, signed, part, stems));
            }
        }
        return factors;
    }

    private static int wide(String run, Query.Part part) {
        return part.kind() != Query.Kind.WORD && run.contains(part.text()) ? ITSELF : 0;
    }

    private static int word(String letters, String signed, Query.Part part, Stems stems) {
        return part.kind() == Query.Kind.WORD
                ? Math.max(stems.factor(Terms.cut(letters), part.text()), stems.factor(Terms.cut(signed), part.text()))
                : 0;
    }
}
