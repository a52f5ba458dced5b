package blogjar.redirect;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code server.redirects}: a map of old and new addresses, or a list of lines as {@code _redirects} has them
 * and of maps with {@code from}, {@code to} and {@code status}. A {@code from} that begins with {@code ^} is a regular
 * expression. They hold whether or not there is a page.
 */
public final class RedirectSettings {
    private static final String KEY = "server.redirects";
    private static final Set<String> KEYS = Set.of("from", "to", "status");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int MOVED = 301;

    private RedirectSettings() {}

    /** @throws ProblemException with all the rules that can't be used */
    public static Redirects of(Config config) {
        List<Rule> rules = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Object value = config.get(KEY);
        if (value instanceof Map<?, ?> map) {
            map.forEach((from, to) -> add(rules, problems, config.place(KEY + "." + from), from, to));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                SourcePosition place = config.place(KEY + "." + i);
                Object item = list.get(i);
                if (item instanceof Map<?, ?> map && !map.containsKey("from")) {
                    map.forEach((from, to) -> add(rules, problems, place, from, to));
                } else {
                    add(rules, problems, place, null, item);
                }
            }
        } else if (!config.text(KEY).isEmpty()) {
            add(rules, problems, config.place(KEY), null, value);
        }
        Redirects redirects =
                Redirects.of(rules, path -> false, loop -> problems.add(told(loop.place(), BadRule.circle())));
        if (!problems.isEmpty()) {
            throw new ProblemException(problems);
        }
        return redirects;
    }

    private static void add(
            List<Rule> rules,
            List<Problem> problems,
            SourcePosition place,
            @Nullable Object from,
            @Nullable Object written) {
        try {
            rules.add(rule(place, from, written));
        } catch (BadRule wrong) {
            problems.add(told(place, wrong));
        }
    }

    private static Problem told(SourcePosition place, BadRule wrong) {
        return Problem.error("a rule of " + KEY + " can't be used: " + wrong.message())
                .at(place)
                .expected(wrong.expected())
                .fix("correct it, or remove it");
    }

    /** @param from null where it is a part of what is written */
    private static Rule rule(SourcePosition place, @Nullable Object from, @Nullable Object written) throws BadRule {
        if (written instanceof Map<?, ?> map) {
            for (Object key : map.keySet()) {
                if (!KEYS.contains(String.valueOf(key))) {
                    throw new BadRule("'" + key + "' is no part of a rule", "from, to and status");
                }
            }
            return rule(place, from == null ? map.get("from") : from, map.get("to"), map.get("status"));
        }
        if (written instanceof List) {
            throw new BadRule("it is a list", "a line such as /old /new 301, or from, to and status");
        }
        List<String> words = new ArrayList<>();
        if (from != null) {
            words.add(from.toString());
        }
        if (written != null) {
            words.addAll(List.of(BLANKS.split(written.toString().strip())));
        }
        if (words.isEmpty() || words.get(0).isEmpty()) {
            throw new BadRule("it is empty", "a line such as /old /new 301, or from, to and status");
        }
        return RedirectsFile.rule(words, place, true);
    }

    private static Rule rule(SourcePosition place, @Nullable Object from, @Nullable Object to, @Nullable Object status)
            throws BadRule {
        if (!(from instanceof String path)) {
            throw new BadRule("it has no 'from'", "from, to and status");
        }
        Source source = RedirectsFile.source(path);
        Target target = to == null ? null : Target.parse(to.toString(), source);
        return Rule.of(place, source, target, status == null ? MOVED : RedirectsFile.status(status), true);
    }
}
