package blogjar.acme.renewal;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a CA may be asked for a target, after all that was tried there.
 *
 * @param order for the names that do not wait
 * @param trials names that staging has to take first, and may be asked for now
 * @param next when something may be done, now or later
 * @param another whether to turn to the next CA until then
 */
record Opening(Order order, List<String> trials, Instant next, boolean another) {
    /** Of a CA that can't, or does not want to. */
    private static final Set<Refusal.Kind> UNWILLING =
            EnumSet.of(Refusal.Kind.UNREACHABLE, Refusal.Kind.RATE_LIMITED, Refusal.Kind.REJECTED);

    static Opening of(Need need, AuthoritySettings ca, Customer customer, Attempts attempts, Instant now) {
        Target target = need.target();
        boolean staged = ca.staging().isPresent();
        List<String> ready = target.names().stream()
                .filter(name -> !attempts.of(ca.directory(), name)
                        .due(customer.mark(), now, need.patience())
                        .isAfter(now))
                .toList();
        List<String> trials = ready.stream()
                .filter(name -> staged && attempts.of(ca.directory(), name).trial())
                .toList();
        List<String> names =
                ready.stream().filter(name -> !trials.contains(name)).toList();
        boolean exempt =
                need.isAskedFor() && need.current().flatMap(Kept::authority).equals(Optional.of(ca.directory()));
        Order order = new Order(ca.directory(), names, target.key(), exempt, customer.mark(), customer.answers());
        if (!trials.isEmpty()) {
            Order trial = new Order(
                    ca.staging().orElseThrow().directory(),
                    trials,
                    KeyKind.P256,
                    false,
                    customer.mark(),
                    customer.answers());
            return new Opening(order, trials, attempts.due(trial, now), false);
        }
        if (!need.isWorth(names, now)) {
            return new Opening(order, trials, later(need, order, attempts, now), false);
        }
        Instant due = attempts.due(order, now);
        boolean unwilling = attempts.of(order)
                        .filter(tries -> UNWILLING.contains(tries.kind()))
                        .isPresent()
                || attempts.isUsedUp(order, now);
        return new Opening(order, trials, due, due.isAfter(now) && unwilling);
    }

    /** When a name that waits may be tried, or the others wait for it no more. */
    private static Instant later(Need need, Order order, Attempts attempts, Instant now) {
        Stream<Instant> dues = need.target().names().stream()
                .map(name -> attempts.of(order.directory(), name).due(order.settings(), now, need.patience()))
                .filter(due -> due.isAfter(now));
        Stream<Instant> patience = order.names().isEmpty() ? Stream.empty() : Stream.of(need.patience());
        return Stream.concat(dues, patience)
                .filter(due -> due.isAfter(now))
                .min(Comparator.naturalOrder())
                .orElse(now);
    }
}
