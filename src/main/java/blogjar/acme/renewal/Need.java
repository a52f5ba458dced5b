package blogjar.acme.renewal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What has to be done for a target.
 *
 * @param current the certificate in use; an expired one among them
 * @param covered the names that it is good for now
 * @param schedule of the one in use, where it is good
 * @param due when to order
 * @param isAskedFor whether the CA says when
 */
record Need(
        Target target,
        Optional<Kept> current,
        Set<String> covered,
        Optional<Schedule> schedule,
        Instant due,
        boolean isAskedFor) {

    /** @param forced whether to order without a need */
    static Need of(Target target, List<Kept> kept, Attempts attempts, boolean forced, Instant now) {
        Optional<Kept> current = target.current(kept);
        Optional<Kept> good = current.filter(one -> !one.isExpired(now));
        if (good.isEmpty()) {
            return new Need(target, current, Set.of(), Optional.empty(), now, false);
        }
        Kept one = good.get();
        Optional<Inquiry> inquiry = attempts.inquiry(one.id());
        Schedule schedule = Schedule.of(one.leaf(), inquiry, now);
        boolean lacking = !target.missing(one.names()).isEmpty();
        Instant due = lacking || forced ? now : schedule.renewal();
        if (one.isOfTomorrow(now) || target.staging() && !one.isStaging()) {
            due = one.expires();
        }
        boolean asked = inquiry.flatMap(Inquiry::window).isPresent()
                && !lacking
                && !schedule.renewal().isAfter(now);
        return new Need(target, good, one.names(), Optional.of(schedule), due, asked);
    }

    /** Whether an order for some of the names, or all, makes anything better; that it is due is taken for granted. */
    boolean isWorth(List<String> names, Instant now) {
        if (names.isEmpty()) {
            return false;
        }
        return names.size() == target.names().size() || !covered.containsAll(names) || !now.isBefore(patience());
    }

    /** Until when a name that fails holds up the others. */
    Instant patience() {
        return schedule.map(Schedule::patience).orElse(Instant.MIN);
    }
}
