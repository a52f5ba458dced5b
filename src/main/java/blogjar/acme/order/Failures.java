package blogjar.acme.order;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was tried in vain, so that it is not tried again. */
final class Failures {
    private final Map<String, List<Failure>> byName = new LinkedHashMap<>();

    void add(Failure failure) {
        byName.computeIfAbsent(failure.name(), name -> new ArrayList<>()).add(failure);
    }

    /** Whether there is hope for a name in some way. */
    boolean allow(String name, String challenge) {
        return of(name).stream()
                .allMatch(failure -> !failure.challenge().equals(challenge) && failure.leaves(challenge));
    }

    /** Those of a name, the first that was tried first. */
    List<Failure> of(String name) {
        return byName.getOrDefault(name, List.of());
    }
}
