package blogjar.acme.renewal;

import blogjar.acme.Authority;
import blogjar.acme.AuthoritySettings;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps a server's certificates: asks for those that are missing and renews those that are due. It sleeps never and wakes nobody; whoever
 * drives it calls {@link #step} at least once a minute by the clock on the wall, so that a machine that slept is no matter.
 */
public final class Renewal {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration AFTER_FAULT = Duration.ofMinutes(5);

    private final Customer customer;
    private final Shelf shelf;
    private final Clock clock;
    private final Told told;
    private final Map<Target, Obtaining.Purchase> unkept = new HashMap<>();
    private final Map<Target, String> reasons = new HashMap<>();
    private volatile RenewalFigures figures = RenewalFigures.NONE;
    private volatile boolean forced;

    public Renewal(Customer customer, Shelf shelf, Clock clock, RenewalObserver observer) {
        this.customer = customer;
        this.shelf = shelf;
        this.clock = clock;
        this.told = new Told(observer);
    }

    /**
     * Lets the next step order all certificates anew, and at once: no failure holds it up, but for the limits that CAs set to the number of
     * orders and failures.
     */
    public void force() {
        forced = true;
    }

    public RenewalFigures figures() {
        return figures;
    }

    /**
     * Does what is due now; an order may take minutes.
     *
     * @return when to call again, at the latest
     */
    public synchronized Instant step() {
        try {
            Outlook outlook = outlook();
            if (!isDue(outlook)) {
                return planned(outlook);
            }
            Optional<Shelf.Held> held = shelf.lock();
            if (held.isEmpty()) {
                return clock.instant().plus(MINUTE); // another process does it
            }
            try (Shelf.Held lock = held.get()) {
                work(lock);
            } finally {
                forced = false;
            }
            return planned(outlook());
        } catch (ProblemException fault) {
            fault.problems().forEach(told::once);
            return clock.instant().plus(AFTER_FAULT);
        }
    }

    private Outlook outlook() {
        return outlook(Notes.read(shelf.notes()));
    }

    private Outlook outlook(Attempts attempts) {
        return new Outlook(customer, shelf.kept(), attempts, forced, clock.instant());
    }

    private boolean isDue(Outlook outlook) {
        return outlook.forced()
                || !unkept.isEmpty()
                || !outlook.takeovers().isEmpty()
                || outlook.targets().stream()
                        .anyMatch(target -> !outlook.next(target).isAfter(outlook.now()));
    }

    private Instant planned(Outlook outlook) {
        List<RenewalFigures.Certificate> certificates = new ArrayList<>();
        Instant next = Instant.MAX;
        for (Target target : outlook.targets()) {
            Instant due = outlook.next(target);
            next = due.isBefore(next) ? due : next;
            Optional<Kept> elsewhere = outlook.elsewhere(target);
            Need need = outlook.need(target);
            if (elsewhere.isPresent()) {
                told.elsewhere(elsewhere.get(), outlook.now());
                certificates.add(new RenewalFigures.Certificate(elsewhere.get(), Optional.empty(), Optional.empty()));
            } else if (need.current().isPresent()) {
                Kept current = need.current().get();
                told.state(target, need, outlook.now());
                certificates.add(new RenewalFigures.Certificate(
                        current,
                        Optional.of(need.due()),
                        outlook.attempts().inquiry(current.id()).flatMap(Inquiry::window)));
            } else if (due.isAfter(outlook.now())) {
                told.waiting(target.names(), due);
            }
        }
        Instant now = clock.instant();
        Instant then = next.isAfter(now) ? next : now.plus(MINUTE);
        figures = figures.planned(then, certificates.stream().distinct().toList());
        return then;
    }

    private void work(Shelf.Held lock) {
        for (Kept certbots : outlook().takeovers()) {
            lock.takeOver(certbots.name());
            told.takenOver(certbots);
        }
        List<String> known = shelf.kept().stream().map(Kept::id).toList();
        Ledger ledger = new Ledger(lock, Notes.read(shelf.notes()));
        ledger.change(attempts -> attempts.pruned(known, clock.instant()));
        if (forced) {
            ledger.change(attempts -> attempts.hurried(clock.instant()));
        }
        for (Target target : outlook(ledger.now()).targets()) {
            work(lock, ledger, target);
        }
    }

    private void work(Shelf.Held lock, Ledger ledger, Target target) {
        Optional<Kept> elsewhere = outlook(ledger.now()).elsewhere(target);
        Obtaining.Purchase had = unkept.get(target);
        if (had != null) {
            keep(lock, ledger, had);
        }
        if (had != null || elsewhere.isPresent()) {
            return;
        }
        inquire(ledger, target);
        Need need = outlook(ledger.now()).need(target);
        if (!need.due().isAfter(clock.instant())) {
            order(lock, ledger, need);
            inquire(ledger, target);
        }
        outlook(ledger.now()).need(target).current().ifPresent(current -> alarm(ledger, target, current));
    }

    private void inquire(Ledger ledger, Target target) {
        Outlook outlook = outlook(ledger.now());
        Need need = outlook.need(target);
        if (outlook.inquiry(need).filter(due -> !due.isAfter(outlook.now())).isEmpty()) {
            return;
        }
        Kept current = need.current().orElseThrow();
        AuthoritySettings ca = outlook.ca(current).orElseThrow();
        Authority authority = customer.authorities().apply(ca);
        Inquiry inquiry;
        try {
            inquiry = Inquiry.answered(clock.instant(), authority.renewalWindow(current.leaf()));
        } catch (Refusal refusal) {
            inquiry = Inquiry.failed(ledger.now().inquiry(current.id()), clock.instant());
            told.once(refusal.problem());
        }
        Inquiry said = inquiry;
        said.window().ifPresent(window -> told.window(current, window));
        ledger.change(attempts -> attempts.asked(current.id(), said));
        tellEmail(authority);
    }

    private void tellEmail(Authority authority) {
        try {
            authority.tellEmail();
        } catch (Refusal refusal) { // no certificate hangs on it
            told.once(refusal.problem());
        }
    }

    private void order(Shelf.Held lock, Ledger ledger, Need need) {
        Obtaining obtaining = new Obtaining(customer, ledger, clock, figures);
        Optional<Obtaining.Purchase> purchase;
        try {
            purchase = obtaining.obtain(need);
        } finally {
            figures = obtaining.figures();
        }
        List<Obtaining.Failure> failures = obtaining.failures();
        failures.forEach(failure -> reasons.put(need.target(), failure.problem().message()));
        purchase.ifPresent(one -> keep(lock, ledger, one));
        boolean held = forced && failures.isEmpty() && purchase.isEmpty();
        if (!held && failures.isEmpty()) {
            return;
        }
        Instant next = outlook(ledger.now()).next(need.target());
        if (held) {
            told.held(need.target().names(), next);
        } else {
            failures.forEach(failure -> told.failed(failure.names(), failure.problem(), next, clock.instant()));
        }
    }

    /** A certificate that can't be kept now is tried again to be, rather than to have another. */
    private void keep(Shelf.Held lock, Ledger ledger, Obtaining.Purchase purchase) {
        Target target = purchase.need().target();
        unkept.put(target, purchase);
        ledger.change(attempts -> attempts.issued(purchase.order(), purchase.at()));
        lock.keep(name(purchase), purchase.issued(), purchase.source());
        unkept.remove(target);
        X509Certificate leaf = purchase.issued().leaf();
        Kept kept = shelf.kept().stream()
                .filter(one -> one.leaf().equals(leaf))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.error(
                                "the certificate for " + String.join(", ", target.names()) + " is not where it was put")
                        .fix("see who else changes the folder of certificates")));
        if (!kept.isOfTomorrow(clock.instant()) && !kept.isExpired(clock.instant())) {
            ledger.change(attempts -> attempts.forgiven(
                    purchase.order(), purchase.begun())); // else it waits as after a failure: the clock is wrong
            reasons.remove(target);
        }
        told.obtained(kept);
    }

    /** That of the current one, or of the names; with the kind of key where one of another kind is called so. */
    private String name(Obtaining.Purchase purchase) {
        Target target = purchase.need().target();
        Optional<String> own =
                target.lineage().or(() -> purchase.need().current().map(Kept::name));
        if (own.isPresent()) {
            return own.get();
        }
        String name = shelf.nameFor(target.names());
        boolean both = customer.settings().keys().size() > 1;
        boolean taken = both
                && shelf.kept().stream()
                        .anyMatch(one -> one.name().equals(name)
                                && one.isRsa() != target.key().isRsa());
        return taken ? name + (target.key().isRsa() ? "-rsa" : "-ecdsa") : name;
    }

    private void alarm(Ledger ledger, Target target, Kept one) {
        Instant now = clock.instant();
        if (!outlook(ledger.now()).alarm(one).isAfter(now)) {
            ledger.change(attempts -> attempts.alarmed(one.id(), now));
            told.alarm(one, Optional.ofNullable(reasons.get(target)), now);
        }
    }
}
