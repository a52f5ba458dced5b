package blogjar.highlight;

import blogjar.highlight.Reading.Frame;
import blogjar.highlight.Reading.Result;
import blogjar.highlight.regex.Effort;
import blogjar.text.JsSort;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the readings of a block of code have in common: a language within another is read within its reading. */
final class Session {
    private static final int DEEPEST = 40;

    private final Grammars grammars;
    private final Effort effort;
    private final Map<Mode, String> kept = new IdentityHashMap<>();
    private int depth;
    private boolean tooDeep;

    Session(Grammars grammars, Effort effort) {
        this.grammars = grammars;
        this.effort = effort;
    }

    Effort effort() {
        return effort;
    }

    /** Whether languages stood so deep in one another that the innermost were left as they are. */
    boolean wasTooDeep() {
        return tooDeep;
    }

    /** What began the modes that end with the same, by mode. */
    Map<Mode, String> kept() {
        return kept;
    }

    /** Reads code to its end, whatever is in it. */
    Result read(String code, String language, @Nullable Frame from) {
        Grammar grammar = isDeep() ? null : grammars.get(language);
        return grammar == null ? plain(code) : read(grammar, code, false, from);
    }

    private boolean isDeep() {
        tooDeep |= depth >= DEEPEST;
        return depth >= DEEPEST;
    }

    private Result read(Grammar grammar, String code, boolean strict, @Nullable Frame from) {
        depth++;
        try {
            return new Reading(grammar, code, strict, from, this).read();
        } finally {
            depth--;
        }
    }

    /** @param result null where another is better for certain */
    private record Candidate(
            @Nullable String language,
            double relevance,
            @Nullable Result result) {}

    /**
     * Reads code in the language that it most likely is in.
     *
     * @param languages those in question; none for all that are guessed at
     */
    Result guess(String code, List<String> languages) {
        Result plain = plain(code);
        if (isDeep()) {
            return plain;
        }
        List<Candidate> candidates = new ArrayList<>();
        candidates.add(new Candidate(null, 0, plain));
        double best = 0;
        for (String language : languages.isEmpty() ? grammars.names() : languages) {
            Grammar grammar = grammars.isGuessed(language) ? grammars.get(language) : null;
            if (grammar != null) {
                Result result = read(grammar, code, true, null);
                best = Math.max(best, result.relevance());
                boolean mayWin = result.relevance() == best;
                candidates.add(new Candidate(result.language(), result.relevance(), mayWin ? result : null));
            }
        }
        Result first = JsSort.sorted(candidates, this::order).get(0).result();
        return first == null ? plain : first;
    }

    /** The most relevant first; of two that are equal the one that the other is a superset of, which is no order of all. */
    private int order(Candidate a, Candidate b) {
        if (a.relevance != b.relevance) {
            return Double.compare(b.relevance, a.relevance);
        }
        if (a.language == null || b.language == null) {
            return 0;
        }
        return grammars.base(a.language).equals(b.language)
                ? 1
                : grammars.base(b.language).equals(a.language) ? -1 : 0;
    }

    private static Result plain(String code) {
        Tokens tokens = new Tokens();
        tokens.text(code);
        return new Result(null, tokens, 0, null, true);
    }
}
