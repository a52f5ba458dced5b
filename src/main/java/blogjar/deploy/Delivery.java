package blogjar.deploy;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was done at a place.
 *
 * @param told for a person
 * @param changed paths of files, from its root, that came, changed or went
 */
public record Delivery(String told, Set<String> changed) {
    /** @param changed several of them */
    @SafeVarargs
    static Delivery of(String told, Collection<String>... changed) {
        Set<String> all = new TreeSet<>();
        for (Collection<String> some : changed) {
            all.addAll(some);
        }
        return new Delivery(told, all);
    }
}
