package blogjar.acme.renewal;

import blogjar.acme.Refusal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What was tried at CAs and what came of it, so that no restart tries too often. A value that never changes; time stamps of the future,
 * left by a clock that was wrong, hold nothing up.
 *
 * @param orders failures of orders, by CA, names, kind of key and settings, so that other settings are tried at once
 * @param names by CA and name; there, too, failures are told apart by settings, and what a CA counts is not
 * @param issued when certificates were had, by CA and names, of the last week
 * @param inquiries about renewals, by certificate
 * @param alarms when the last one was given, by certificate
 */
record Attempts(
        Map<String, Tries> orders,
        Map<String, NameTries> names,
        Map<String, List<Instant>> issued,
        Map<String, Inquiry> inquiries,
        Map<String, Instant> alarms) {
    static final Attempts NONE = new Attempts(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /** Of Let's Encrypt's five an hour for each name. */
    private static final int MOST_FAILED = 4;

    private static final Duration FAILED_SPAN = Duration.ofHours(1);

    /** Of Let's Encrypt's five a week for the same names; renewals that its ARI asks for are not counted there. */
    private static final int MOST_ISSUED = 4;

    /** Where they are not counted: twice what certificates of six days need with both kinds of key. */
    private static final int MOST_EXEMPT = 10;

    private static final Duration ISSUED_SPAN = Duration.ofDays(7);
    private static final Duration REMEMBERED = Duration.ofDays(30);

    Attempts {
        orders = Collections.unmodifiableMap(new TreeMap<>(orders));
        names = Collections.unmodifiableMap(new TreeMap<>(names));
        issued = Collections.unmodifiableMap(new TreeMap<>(issued));
        inquiries = Collections.unmodifiableMap(new TreeMap<>(inquiries));
        alarms = Collections.unmodifiableMap(new TreeMap<>(alarms));
    }

    private static String key(URI directory, Collection<String> names) {
        return directory + " " + String.join(",", names.stream().sorted().toList());
    }

    private static String setKey(Order order) {
        return key(order.directory(), order.names());
    }

    private static String key(Order order) {
        return setKey(order) + " " + (order.key().isRsa() ? "rsa" : "ecdsa") + " " + order.settings();
    }

    Optional<Tries> of(Order order) {
        return Optional.ofNullable(orders.get(key(order)));
    }

    NameTries of(URI directory, String name) {
        return names.getOrDefault(key(directory, List.of(name)), NameTries.NONE);
    }

    Optional<Inquiry> inquiry(String certificate) {
        return Optional.ofNullable(inquiries.get(certificate));
    }

    Optional<Instant> alarm(String certificate) {
        return Optional.ofNullable(alarms.get(certificate));
    }

    /** When an order may be placed at the earliest: its own failures, those of its names in an hour, and what was issued in a week. */
    Instant due(Order order, Instant now) {
        Instant own = of(order).map(tries -> tries.due(now)).orElse(now);
        Instant hour = order.names().stream()
                .map(name ->
                        free(of(order.directory(), name).failed(), FAILED_SPAN, MOST_FAILED, order.weight(name), now))
                .max(Comparator.naturalOrder())
                .orElse(now);
        return Stream.of(own, hour, week(order, now))
                .max(Comparator.naturalOrder())
                .orElse(now);
    }

    /** Whether the CA has issued as often in a week as it will. */
    boolean isUsedUp(Order order, Instant now) {
        return week(order, now).isAfter(now);
    }

    private Instant week(Order order, Instant now) {
        List<Instant> weekly = issued.getOrDefault(setKey(order), List.of());
        return free(weekly, ISSUED_SPAN, order.isExempt() ? MOST_EXEMPT : MOST_ISSUED, 1, now);
    }

    /** From when on there is room for some more within a span. */
    private static Instant free(List<Instant> stamps, Duration span, int most, int more, Instant now) {
        List<Instant> within = recent(stamps, span, now).sorted().toList();
        int over = within.size() - Math.max(most - more, 0);
        return over <= 0 || within.isEmpty()
                ? now
                : within.get(Math.min(over, within.size()) - 1).plus(span);
    }

    private static Stream<Instant> recent(List<Instant> stamps, Duration span, Instant now) {
        return stamps.stream().filter(stamp -> stamp.isAfter(now.minus(span)) && !Tries.isAhead(stamp, now));
    }

    /** An order that was begun: should nothing more be heard of it, as after a kill, it has failed. */
    Attempts begun(Order order, Instant now) {
        Attempts attempts = withOrder(order, now, Refusal.Kind.OURS, Optional.empty(), Tries.Pace.USUAL);
        for (String name : order.names()) {
            attempts = attempts.withName(
                    order.directory(),
                    name,
                    was -> new NameTries(was.tries(), more(was, order.weight(name), now), was.trial()));
        }
        return attempts;
    }

    private static List<Instant> more(NameTries was, int weight, Instant now) {
        return Stream.concat(recent(was.failed(), FAILED_SPAN, now), Collections.nCopies(weight, now).stream())
                .toList();
    }

    private Attempts withOrder(
            Order order, Instant now, Refusal.Kind kind, Optional<Instant> notBefore, Tries.Pace pace) {
        Map<String, Tries> changed = new TreeMap<>(orders);
        changed.put(key(order), Tries.failed(of(order), now, kind, notBefore, pace, key(order)));
        return new Attempts(changed, names, issued, inquiries, alarms);
    }

    private Attempts withName(URI directory, String name, UnaryOperator<NameTries> change) {
        Map<String, NameTries> changed = new TreeMap<>(names);
        changed.put(key(directory, List.of(name)), change.apply(of(directory, name)));
        return new Attempts(orders, changed, issued, inquiries, alarms);
    }

    /** An order that failed as a whole. */
    Attempts refused(Order order, Refusal refusal, Instant now) {
        return withOrder(order, now, refusal.kind(), refusal.retryAfter(), Tries.Pace.of(refusal.kind()));
    }

    /**
     * Names that failed, for which the order waits no longer.
     *
     * @param trial whether staging has to take them first
     */
    Attempts refused(Order order, Collection<String> failed, Refusal refusal, boolean trial, Instant now) {
        return failed(order, failed, refusal, trial, refusal.kind() == Refusal.Kind.VALIDATION ? 1 : 0, now);
    }

    /** Names that failed at the staging of the order's CA. */
    Attempts held(Order order, Collection<String> failed, Refusal refusal, Instant now) {
        return failed(order, failed, refusal, true, 0, now);
    }

    private Attempts failed(
            Order order, Collection<String> failed, Refusal refusal, boolean trial, int counted, Instant now) {
        Tries.Pace pace = trial ? Tries.Pace.FREE : Tries.Pace.of(refusal.kind());
        String seed = order.directory().toString(); // so that names that fail together are tried together
        Attempts attempts = this;
        for (String name : failed) {
            attempts = attempts.withName(
                    order.directory(),
                    name,
                    was -> was.tried(
                            order.settings(),
                            Tries.failed(
                                    was.with(order.settings()), now, refusal.kind(), refusal.retryAfter(), pace, seed),
                            more(was, counted * order.weight(name), now),
                            trial));
        }
        return attempts;
    }

    /** Names that staging took, or could not be asked for: to be tried at once, and not forgiven yet. */
    Attempts passed(URI directory, Collection<String> passed, Instant now) {
        Attempts attempts = this;
        for (String name : passed) {
            attempts = attempts.withName(
                    directory,
                    name,
                    was -> new NameTries(
                            each(was.tries(), tries -> new Tries(tries.failures(), tries.at(), now, tries.kind())),
                            was.failed(),
                            false));
        }
        return attempts;
    }

    /** A certificate that was had at a moment, and is not yet kept; the same again is no change. */
    Attempts issued(Order order, Instant at) {
        Map<String, List<Instant>> had = new TreeMap<>(issued);
        List<Instant> stamps = had.getOrDefault(setKey(order), List.of());
        if (stamps.contains(at)) {
            return this;
        }
        had.put(setKey(order), Stream.concat(stamps.stream(), Stream.of(at)).toList());
        return new Attempts(orders, names, had, inquiries, alarms);
    }

    /**
     * Nothing is held against an order any more, nor against its names.
     *
     * @param begun when it was begun, which was no failure
     */
    Attempts forgiven(Order order, Instant begun) {
        Map<String, Tries> left = new TreeMap<>(orders);
        left.remove(key(order));
        Attempts attempts = new Attempts(left, names, issued, inquiries, alarms);
        for (String name : order.names()) {
            attempts = attempts.withName(
                    order.directory(),
                    name,
                    was -> new NameTries(
                            Map.of(),
                            was.failed().stream()
                                    .filter(stamp -> !stamp.equals(begun))
                                    .toList(),
                            false));
        }
        return attempts;
    }

    Attempts asked(String certificate, Inquiry inquiry) {
        Map<String, Inquiry> changed = new TreeMap<>(inquiries);
        changed.put(certificate, inquiry);
        return new Attempts(orders, names, issued, changed, alarms);
    }

    Attempts alarmed(String certificate, Instant now) {
        Map<String, Instant> changed = new TreeMap<>(alarms);
        changed.put(certificate, now);
        return new Attempts(orders, names, issued, inquiries, changed);
    }

    /** All may be tried at once, but what the CA itself holds up. */
    Attempts hurried(Instant now) {
        Map<String, NameTries> names = new TreeMap<>(this.names);
        names.replaceAll(
                (key, was) -> new NameTries(each(was.tries(), tries -> tries.hurried(now)), was.failed(), was.trial()));
        return new Attempts(each(orders, tries -> tries.hurried(now)), names, issued, inquiries, alarms);
    }

    /** Without what no longer matters. */
    Attempts pruned(Collection<String> certificates, Instant now) {
        Map<String, NameTries> names = new TreeMap<>(this.names);
        names.replaceAll((key, was) -> new NameTries(
                young(was.tries(), now), recent(was.failed(), FAILED_SPAN, now).toList(), was.trial()));
        names.values().removeIf(was -> was.tries().isEmpty() && was.failed().isEmpty());
        Map<String, List<Instant>> issued = new TreeMap<>(this.issued);
        issued.replaceAll((key, stamps) -> recent(stamps, ISSUED_SPAN, now).toList());
        issued.values().removeIf(List::isEmpty);
        Map<String, Inquiry> inquiries = new TreeMap<>(this.inquiries);
        inquiries.keySet().retainAll(certificates);
        Map<String, Instant> alarms = new TreeMap<>(this.alarms);
        alarms.keySet().retainAll(certificates);
        return new Attempts(young(orders, now), names, issued, inquiries, alarms);
    }

    private static Map<String, Tries> each(Map<String, Tries> all, UnaryOperator<Tries> change) {
        Map<String, Tries> changed = new TreeMap<>(all);
        changed.replaceAll((key, tries) -> change.apply(tries));
        return changed;
    }

    private static Map<String, Tries> young(Map<String, Tries> all, Instant now) {
        Map<String, Tries> left = new TreeMap<>(all);
        left.values().removeIf(tries -> Duration.between(tries.at(), now).abs().compareTo(REMEMBERED) > 0);
        return left;
    }
}
