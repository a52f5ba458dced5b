package blogjar.highlight;

import blogjar.highlight.Reading.Result;
import blogjar.highlight.regex.Effort;
import java.util.List;
import java.util.Objects;

/** Colours code with the grammars of highlight.js 11. Safe for use by several threads. */
public final class Highlighter {
    private static final long LEAST_EFFORT = 2_000_000;
    /** Usual code takes some ten to a hundred steps a character. */
    private static final long EFFORT_A_CHARACTER = 1_000;

    private static final long MOST_EFFORT = 300_000_000;
    private static final int EFFORT_OF_GUESSES = 10;

    private final Grammars grammars = new Grammars();
    private final Languages languages = new Languages(grammars);

    /** The languages whose names are known. */
    public Languages languages() {
        return languages;
    }

    /**
     * Colours code in a language. Code that would take unreasonably long, as only code that is made for it does, is
     * escaped only, which the result tells.
     *
     * @param language by any of its names; code in a language that is not known is escaped only
     */
    public Coloured highlight(String language, String code, Marking marking) {
        String name = languages.mainName(language);
        Coloured coloured = run(code, marking, 1, session -> session.read(code, name, null));
        return new Coloured(language, coloured.lines(), coloured.whole());
    }

    /** Colours code in the language that it most likely is in, as highlight.js guesses it. */
    public Coloured guess(String code, Marking marking) {
        return run(code, marking, EFFORT_OF_GUESSES, session -> session.guess(code, List.of()));
    }

    private interface Reader {
        Result read(Session session);
    }

    private Coloured run(String code, Marking marking, int times, Reader reader) {
        Effort effort = new Effort(times * Math.min(MOST_EFFORT, LEAST_EFFORT + EFFORT_A_CHARACTER * code.length()));
        try {
            Session session = new Session(grammars, effort);
            Result result = reader.read(session);
            String language = Objects.requireNonNullElse(result.language(), "");
            Tokens tokens = result.whole() ? result.tokens() : plain(code);
            return new Coloured(language, lines(tokens, marking, effort), !session.wasTooDeep());
        } catch (Effort.Exceeded e) {
            return new Coloured("", lines(plain(code), marking, new Effort(Long.MAX_VALUE)), false);
        }
    }

    private static Tokens plain(String code) {
        Tokens tokens = new Tokens();
        tokens.text(code);
        return tokens;
    }

    private static List<String> lines(Tokens tokens, Marking marking, Effort effort) {
        HtmlLines lines = new HtmlLines(marking, effort);
        tokens.writeTo(lines);
        return lines.lines();
    }
}
