package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Named rules in the order in which they are tried, each of them on or off. Changes only while a renderer is set up. */
final class Rules<R> {
    private record Named<R>(String name, R rule, Set<String> ends, boolean on) {
        Named<R> switched(boolean to) {
            return new Named<>(name, rule, ends, to);
        }
    }

    private final List<Named<R>> rules = new ArrayList<>();

    /** @param ends the blocks that this one may end without a blank line */
    void add(String name, R rule, String... ends) {
        rules.add(new Named<>(name, rule, Set.of(ends), true));
    }

    void addBefore(String other, String name, R rule, String... ends) {
        rules.add(indexOf(other), new Named<>(name, rule, Set.of(ends), true));
    }

    void addAfter(String other, String name, R rule, String... ends) {
        rules.add(indexOf(other) + 1, new Named<>(name, rule, Set.of(ends), true));
    }

    private int indexOf(String name) {
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no rule is called " + name);
    }

    boolean has(String name) {
        return rules.stream().anyMatch(rule -> rule.name().equals(name));
    }

    void set(String name, boolean on) {
        rules.replaceAll(rule -> rule.name().equals(name) ? rule.switched(on) : rule);
    }

    void keepOnly(Collection<String> names) {
        rules.replaceAll(rule -> rule.switched(names.contains(rule.name())));
    }

    /** Those that are on. */
    List<R> all() {
        return rules.stream().filter(Named::on).map(Named::rule).toList();
    }

    /** Those that are on and may end a block of this kind. */
    List<R> ending(String block) {
        return rules.stream()
                .filter(rule -> rule.on() && rule.ends().contains(block))
                .map(Named::rule)
                .toList();
    }
}
