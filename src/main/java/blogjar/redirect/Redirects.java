package blogjar.redirect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Rules in the order in which they were written, of which the first that fits holds. A path without variable parts is found
 * by its hash; the others are tried one by one, but only those that begin as the path does.
 */
public final class Redirects {
    /** No rule at all. */
    public static final Redirects NONE = new Redirects(List.of());

    /** Browsers follow 20. */
    private static final int MOST_HOPS = 64;

    /** No author writes this character; of a group of an expression, which may want a digit, there are three guesses. */
    private static final List<String> SAMPLES = List.of("\uE000");

    private static final List<String> REGEX_SAMPLES = List.of("\uE000", "1", "a");

    private final List<Rule> rules;

    /** Numbers of rules: by their one path, by their first segment, and those whose first segment varies. */
    private final Map<String, Integer> exact = new HashMap<>();

    private final Map<String, List<Integer>> byFirst = new HashMap<>();
    private final List<Integer> others = new ArrayList<>();

    private Redirects(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < rules.size(); i++) {
            Source source = rules.get(i).source();
            String only = source.only();
            String first = source.firstSegment();
            if (only != null) {
                exact.putIfAbsent(only, i);
            } else if (first != null) {
                byFirst.computeIfAbsent(first, none -> new ArrayList<>()).add(i);
            } else {
                others.add(i);
            }
        }
    }

    /**
     * The rules but for those that lead round in a circle.
     *
     * @param isPage whether a path, decoded and without a leading slash, has a page
     * @param loops told of each rule that is left out
     */
    static Redirects of(List<Rule> rules, Predicate<String> isPage, Consumer<Rule> loops) {
        Redirects all = new Redirects(rules);
        List<Rule> sound = new ArrayList<>();
        for (Rule rule : rules) {
            List<String> samples = rule.source() instanceof RegexPattern ? REGEX_SAMPLES : SAMPLES;
            if (samples.stream().anyMatch(sample -> all.isLoop(rule, sample, isPage))) {
                loops.accept(rule);
            } else {
                sound.add(rule);
            }
        }
        return sound.size() == rules.size() ? all : new Redirects(sound);
    }

    /** Follows a rule with a sample for each part that varies, until it is met again or there is no rule for a target. */
    private boolean isLoop(Rule first, String sample, Predicate<String> isPage) {
        Rule rule = first;
        Captures captures =
                new Captures(Collections.nCopies(first.source().names().size(), sample));
        for (int hop = 0; hop < MOST_HOPS; hop++) {
            Target target = rule.target();
            if (!rule.isRedirect() || target == null || !target.isLocal()) {
                return false;
            }
            String path = target.path(captures);
            Rule next = rule(path, isPage);
            captures = next == null ? null : next.source().match(path);
            if (next == null || captures == null) {
                return false;
            }
            if (next == first) {
                return true;
            }
            rule = next;
        }
        return false; // a circle of others, which is told at them, or a chain that no browser follows to its end
    }

    public boolean isEmpty() {
        return rules.isEmpty();
    }

    /** The paths of rules without variable parts, decoded, without slashes around them. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(exact.keySet());
    }

    /** The rules with variable parts, in their order. */
    public List<RulePattern> patterns() {
        return rules.stream()
                .filter(rule -> rule.source().only() == null)
                .map(RulePattern::new)
                .toList();
    }

    /**
     * What becomes of a path.
     *
     * @param path decoded, no leading slash
     * @param query as received, with its question mark; empty for none
     * @param isPage whether a path has a page, which goes before a rule that isn't forced
     */
    public Optional<Redirection> find(String path, String query, Predicate<String> isPage) {
        Rule rule = rules.isEmpty() ? null : rule(path, isPage);
        if (rule == null) {
            return Optional.empty();
        }
        Target target = rule.target();
        Captures captures = rule.source().match(path);
        if (target == null || captures == null) {
            return Optional.of(new Redirection(rule.status(), null));
        }
        return Optional.of(new Redirection(
                rule.status(), rule.isRedirect() ? target.location(captures, query) : target.path(captures)));
    }

    private @Nullable Rule rule(String path, Predicate<String> isPage) {
        boolean page = isPage.test(path);
        int found = exact.getOrDefault(Paths.key(path), rules.size());
        if (found < rules.size() && page && !rules.get(found).forced()) {
            found = rules.size();
        }
        found = earlier(byFirst.getOrDefault(Paths.first(path), List.of()), found, path, page);
        found = earlier(others, found, path, page);
        return found == rules.size() ? null : rules.get(found);
    }

    /** The first rule among some that fits, if it comes before the one found so far. */
    private int earlier(List<Integer> some, int found, String path, boolean page) {
        for (int i : some) {
            if (i >= found) {
                return found;
            }
            Rule rule = rules.get(i);
            if (!(page && !rule.forced()) && rule.source().match(path) != null) {
                return i;
            }
        }
        return found;
    }
}
