package blogjar.acme.renewal;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What became of one name at one CA.
 *
 * @param tries failures in a row, by the settings with which it was tried; none where it failed not yet, or may be tried again at once
 * @param failed when its authorizations failed, of the last hour
 * @param trial whether the CA's staging has to take it first
 */
record NameTries(Map<String, Tries> tries, List<Instant> failed, boolean trial) {
    static final NameTries NONE = new NameTries(Map.of(), List.of(), false);

    NameTries {
        tries = Collections.unmodifiableMap(new TreeMap<>(tries));
        failed = List.copyOf(failed);
    }

    Optional<Tries> with(String settings) {
        return Optional.ofNullable(tries.get(settings));
    }

    /** With other failures by the settings that are made now. */
    NameTries tried(String settings, Tries made, List<Instant> failed, boolean trial) {
        Map<String, Tries> changed = new TreeMap<>(tries);
        changed.put(settings, made);
        return new NameTries(changed, failed, trial);
    }

    /**
     * When to try again.
     *
     * @param last when others wait for this name no more, so that it is tried once before that
     */
    Instant due(String settings, Instant now, Instant last) {
        Optional<Tries> made = with(settings);
        if (made.isEmpty()) {
            return now;
        }
        Instant due = made.get().due(now);
        return due.isAfter(last) && made.get().at().isBefore(last) ? last : due;
    }
}
