package blogjar.acme.renewal;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import blogjar.diagnostic.Problem;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Asks one CA after the other for one certificate. After names that could not be shown to be ours, staging takes them first and the
 * others are asked for without them; after a CA that can't or will not, the next one is asked.
 */
final class Obtaining {
    /** Each leaves some names out, or waits; names that fail one by one are left for the next step. */
    private static final int MOST_ORDERS = 8;

    private final Customer customer;
    private final Ledger ledger;
    private final Clock clock;
    private final List<Failure> failures = new ArrayList<>();
    private RenewalFigures figures;

    Obtaining(Customer customer, Ledger ledger, Clock clock, RenewalFigures figures) {
        this.customer = customer;
        this.ledger = ledger;
        this.clock = clock;
        this.figures = figures;
    }

    /**
     * A certificate that was had.
     *
     * @param order for which it is
     * @param begun when that was begun
     * @param at when the certificate was there
     */
    record Purchase(Need need, Issued issued, Shelf.Source source, Order order, Instant begun, Instant at) {}

    /** @param names that have no certificate by it */
    record Failure(List<String> names, Problem problem) {}

    /** Of all orders, in the order in which they failed. */
    List<Failure> failures() {
        return List.copyOf(failures);
    }

    RenewalFigures figures() {
        return figures;
    }

    /** Empty where there is none now. */
    Optional<Purchase> obtain(Need need) {
        for (AuthoritySettings ca : customer.cas()) {
            for (int i = 0; i < MOST_ORDERS; i++) {
                Instant now = clock.instant();
                Opening opening = Opening.of(need, ca, customer, ledger.now(), now);
                if (opening.next().isAfter(now) && opening.another()) {
                    break;
                }
                if (opening.next().isAfter(now) || i == MOST_ORDERS - 1) {
                    return Optional.empty();
                }
                if (!opening.trials().isEmpty()) {
                    tryOut(ca, opening.trials());
                    continue;
                }
                Optional<Purchase> purchase = order(need, ca, opening.order());
                if (purchase.isPresent()) {
                    return purchase;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Purchase> order(Need need, AuthoritySettings ca, Order order) {
        URI directory = ca.directory();
        Optional<X509Certificate> replaced = need.current()
                .filter(one -> one.authority().equals(Optional.of(directory)) && !one.isExpired(clock.instant()))
                .map(Kept::leaf);
        Wanted wanted = new Wanted(order.names(), order.key(), need.target().profile(), replaced);
        Instant begun = clock.instant();
        Optional<Issued> issued = ask(ca, order, begun, wanted, refusal -> {
            List<String> failed = failed(order, refusal);
            boolean byName = refusal.kind() == Refusal.Kind.VALIDATION || isForOthers(ca, order, refusal, failed);
            boolean trial =
                    refusal.kind() == Refusal.Kind.VALIDATION && ca.staging().isPresent();
            Instant now = clock.instant();
            return attempts -> byName
                    ? attempts.refused(order, failed, refusal, trial, now)
                    : attempts.refused(order, refusal, now);
        });
        if (issued.isEmpty()) {
            return Optional.empty();
        }
        figures = figures.succeeded(clock.instant());
        Shelf.Source source =
                new Shelf.Source(directory, order.key(), need.target().profile().or(ca::profile));
        return Optional.of(new Purchase(need, issued.get(), source, order, begun, clock.instant()));
    }

    /** Whether the other names are asked for without those that failed. */
    private boolean isForOthers(AuthoritySettings ca, Order order, Refusal refusal, List<String> failed) {
        boolean some =
                !refusal.names().isEmpty() && failed.size() < order.names().size();
        return some
                && (refusal.kind() == Refusal.Kind.OURS
                        || refusal.kind() != Refusal.Kind.UNREACHABLE && customer.isLast(ca));
    }

    /** Those of the order that a refusal is about; all where it says none. */
    private static List<String> failed(Order order, Refusal refusal) {
        List<String> failed = order.names().stream()
                .filter(name ->
                        refusal.names().contains(name) || refusal.names().contains(name.replaceFirst("^\\*\\.", "")))
                .toList();
        return failed.isEmpty() ? order.names() : failed;
    }

    private void tryOut(AuthoritySettings ca, List<String> names) {
        AuthoritySettings staging = ca.staging().orElseThrow();
        Order order = new Order(staging.directory(), names, KeyKind.P256, false, customer.mark(), customer.answers());
        Wanted wanted = new Wanted(names, KeyKind.P256, Optional.empty(), Optional.empty());
        Attempts before = ledger.now();
        Optional<Issued> issued = ask(staging, order, clock.instant(), wanted, refusal -> {
            Instant now = clock.instant();
            Order meant = new Order(ca.directory(), names, KeyKind.P256, false, customer.mark(), List.of());
            return refusal.kind() == Refusal.Kind.VALIDATION
                    ? attempts -> attempts.held(meant, failed(order, refusal), refusal, now)
                    : attempts -> attempts.passed(ca.directory(), names, now);
        });
        if (issued.isPresent()) {
            ledger.set(before.passed(ca.directory(), names, clock.instant()));
        }
    }

    /** What a refusal changes. */
    private interface Consequence {
        UnaryOperator<Attempts> of(Refusal refusal);
    }

    private Optional<Issued> ask(
            AuthoritySettings ca, Order order, Instant begun, Wanted wanted, Consequence consequence) {
        Attempts before = ledger.now();
        ledger.set(before.begun(order, begun));
        figures = figures.attempted();
        try {
            return Optional.of(customer.authorities().apply(ca).obtain(wanted, customer.answers()));
        } catch (Refusal refusal) {
            figures = figures.failed();
            failures.add(new Failure(failed(order, refusal), refusal.problem()));
            ledger.set(consequence.of(refusal).apply(before));
            return Optional.empty();
        }
    }
}
