package blogjar.acme.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What became of one name at one CA.
 *
 * @param tries failures in a row; empty where it failed not yet, or may be tried again at once
 * @param failed when its authorizations failed, of the last hour
 * @param trial whether the CA's staging has to take it first
 */
record NameTries(Optional<Tries> tries, List<Instant> failed, boolean trial) {
    static final NameTries NONE = new NameTries(Optional.empty(), List.of(), false);

    NameTries {
        failed = List.copyOf(failed);
    }

    /**
     * When to try again.
     *
     * @param last when others wait for this name no more, so that it is tried once before that
     */
    Instant due(Instant now, Instant last) {
        if (tries.isEmpty()) {
            return now;
        }
        Instant due = tries.get().due(now);
        return due.isAfter(last) && tries.get().at().isBefore(last) ? last : due;
    }
}
