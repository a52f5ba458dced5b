package blogjar.highlight;

import blogjar.highlight.regex.Alphabet;
import blogjar.highlight.regex.Match;
import blogjar.highlight.regex.Regex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may come in a mode: the modes that begin there, its end, and what makes the code no code of its language. */
final class Rules {
    enum Kind {
        BEGIN,
        END,
        ILLEGAL
    }

    /**
     * What may come.
     *
     * @param begins the mode that begins, or null
     * @param pattern its place in {@link Scan}
     */
    record Rule(
            Kind kind, int number, Regex regex, @Nullable Mode begins, int pattern) {}

    /** What is known of a text: which patterns are of no use in it, and from where to where each has failed. */
    static final class Scan {
        private final String code;
        private final Alphabet alphabet;
        private final int[] failedFrom;
        private final int[] failedTo;

        /** @param patterns number of patterns */
        Scan(String code, int patterns) {
            this.code = code;
            this.alphabet = Alphabet.of(code);
            this.failedFrom = new int[patterns];
            this.failedTo = new int[patterns];
        }

        private boolean matches(Rule rule, int at, Match match) {
            int pattern = rule.pattern;
            if (at < failedTo[pattern] && at >= failedFrom[pattern]) {
                return false;
            }
            Regex regex = rule.regex;
            if (regex.mayMatchIn(alphabet) && regex.matches(code, 0, at, match)) {
                return true;
            }
            failedFrom[pattern] = at;
            failedTo[pattern] = regex.nextChance(code, at);
            return false;
        }
    }

    private static final int OTHER = 128;
    private static final int TEXT_END = 129;

    private final List<Rule> all;
    private final int begins;
    /** The rules to try, by the next character: ASCII, any other, none. */
    private final Rule[][] byCharacter;

    private Rules(List<Rule> all, int begins) {
        this.all = all;
        this.begins = begins;
        this.byCharacter = new Rule[TEXT_END + 1][];
        Rule[] some = new Rule[all.size()];
        for (int c = 0; c <= TEXT_END; c++) {
            int count = 0;
            for (Rule rule : all) {
                if (rule.regex.mayBeginWith(c == TEXT_END ? -1 : c)) {
                    some[count++] = rule;
                }
            }
            boolean again = c > 0 && Arrays.equals(byCharacter[c - 1], 0, byCharacter[c - 1].length, some, 0, count);
            byCharacter[c] = again ? byCharacter[c - 1] : Arrays.copyOf(some, count);
        }
    }

    static Rules of(Mode mode, Grammar grammar) {
        List<Rule> all = new ArrayList<>();
        for (int number : mode.contains()) {
            Mode inner = grammar.mode(number);
            all.add(rule(Kind.BEGIN, all.size(), grammar, inner.begin(), inner.keepsBeginGroups(), inner));
        }
        int begins = all.size();
        if (mode.terminator() >= 0) {
            all.add(rule(Kind.END, all.size(), grammar, mode.terminator(), mode.keepsEndGroups(), null));
        }
        if (mode.illegal() >= 0) {
            all.add(rule(Kind.ILLEGAL, all.size(), grammar, mode.illegal(), false, null));
        }
        return new Rules(List.copyOf(all), begins);
    }

    private static Rule rule(
            Kind kind, int number, Grammar grammar, int pattern, boolean keepsGroups, @Nullable Mode begins) {
        return new Rule(kind, number, grammar.regex(pattern, keepsGroups), begins, pattern);
    }

    /** Number of the modes that may begin. */
    int begins() {
        return begins;
    }

    /**
     * The rule that matches first, at a place or behind it; of several at one place the one named first.
     *
     * @param first number of the first rule that is asked for
     */
    @Nullable
    Rule find(Scan scan, int from, int first, Match match) {
        if (first >= all.size()) {
            return null;
        }
        String code = scan.code;
        for (int at = from; at <= code.length(); at++) {
            int c = at == code.length() ? TEXT_END : Math.min(code.charAt(at), OTHER);
            for (Rule rule : byCharacter[c]) {
                if (rule.number >= first && scan.matches(rule, at, match)) {
                    return rule;
                }
            }
        }
        return null;
    }
}
