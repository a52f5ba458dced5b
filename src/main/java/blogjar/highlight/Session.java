package blogjar.highlight;

import blogjar.highlight.Reading.Frame;
import blogjar.highlight.Reading.Result;
import blogjar.highlight.regex.Effort;
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

    Session(Grammars grammars, Effort effort) {
        this.grammars = grammars;
        this.effort = effort;
    }

    Effort effort() {
        return effort;
    }

    /** What began the modes that end with the same, by mode. */
    Map<Mode, String> kept() {
        return kept;
    }

    /** Reads code to its end, whatever is in it. */
    Result read(String code, String language, @Nullable Frame from) {
        Grammar grammar = depth < DEEPEST ? grammars.get(language) : null;
        return grammar == null ? plain(code) : read(grammar, code, false, from);
    }

    private Result read(Grammar grammar, String code, boolean strict, @Nullable Frame from) {
        depth++;
        try {
            return new Reading(grammar, code, strict, from, this).read();
        } finally {
            depth--;
        }
    }

    /**
     * Reads code in the language that it most likely is in.
     *
     * @param languages those in question; none for all that are guessed at
     */
    Result guess(String code, List<String> languages) {
        Result best = plain(code);
        if (depth >= DEEPEST) {
            return best;
        }
        for (String language : languages.isEmpty() ? grammars.names() : languages) {
            Grammar grammar = grammars.isGuessed(language) ? grammars.get(language) : null;
            if (grammar != null) {
                Result result = read(grammar, code, true, null);
                if (isBetter(result, best)) {
                    best = result;
                }
            }
        }
        return best;
    }

    private boolean isBetter(Result result, Result best) {
        if (result.relevance() != best.relevance()) {
            return result.relevance() > best.relevance();
        }
        return best.language() != null
                && result.language() != null
                && result.language().equals(grammars.base(best.language()));
    }

    private static Result plain(String code) {
        Tokens tokens = new Tokens();
        tokens.text(code);
        return new Result(null, tokens, 0, null, true);
    }
}
