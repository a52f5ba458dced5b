package blogjar.acme.renewal;

import blogjar.acme.AuthoritySettings;
import blogjar.acme.KeyKind;
import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is kept and what was tried, seen at one moment: which certificates there shall be, and when something has to be done for them.
 *
 * @param forced whether all are ordered anew
 */
record Outlook(Customer customer, List<Kept> kept, Attempts attempts, boolean forced, Instant now) {
    static final Duration ALARM_EVERY = Duration.ofDays(1);

    /** What expired so long ago is of names that have been given up. */
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    Outlook {
        kept = List.copyOf(kept);
    }

    /** Those of the settings, and of all that was taken over from certbot. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        List<String> names = customer.settings().names();
        boolean staging = customer.cas().get(0).isStaging();
        for (KeyKind key : customer.settings().keys()) {
            targets.add(new Target(names, key, Optional.empty(), Optional.empty(), staging));
        }
        if (customer.settings().takeover()) {
            List<Kept> used = targets.stream()
                    .flatMap(target -> target.current(kept).stream())
                    .toList();
            kept.stream()
                    .filter(one -> one.isOurs() && !used.contains(one) && !names.containsAll(one.names()))
                    .filter(one -> now.isBefore(one.expires().plus(FORGOTTEN)))
                    .map(one -> new Target(
                            one.names().stream().sorted().toList(),
                            kind(one.leaf().getPublicKey()),
                            one.profile(),
                            Optional.of(one.name()),
                            one.isStaging()))
                    .forEach(targets::add);
        }
        return targets;
    }

    private static KeyKind kind(PublicKey key) {
        boolean rsa = key instanceof RSAPublicKey;
        BigInteger size = key instanceof RSAPublicKey of
                ? of.getModulus()
                : key instanceof ECPublicKey curve ? curve.getParams().getOrder() : BigInteger.ZERO;
        return Stream.of(KeyKind.values())
                .filter(kind -> kind.isRsa() == rsa && kind.bits() <= size.bitLength())
                .max(Comparator.comparingInt(KeyKind::bits))
                .orElse(rsa ? KeyKind.RSA2048 : KeyKind.P256);
    }

    /** certbot's, where they are to be ours. */
    List<Kept> takeovers() {
        return kept.stream()
                .filter(one -> customer.settings().takeover() && one.owner() == Kept.Owner.CERTBOT)
                .toList();
    }

    /** A certificate of somebody else's by which a target has no need of one. */
    Optional<Kept> elsewhere(Target target) {
        return target.elsewhere(kept).filter(one -> !one.isExpired(now));
    }

    Need need(Target target) {
        return Need.of(target, kept, attempts, forced, now);
    }

    /** The CA of a certificate, where it is one of those that are asked. */
    Optional<AuthoritySettings> ca(Kept one) {
        return customer.cas().stream()
                .filter(ca -> one.authority().equals(Optional.of(ca.directory())))
                .findFirst();
    }

    /** When to do something for a target: now, where that is not later. */
    Instant next(Target target) {
        Optional<Kept> elsewhere = elsewhere(target);
        if (elsewhere.isPresent()) {
            Instant alarm = alarm(elsewhere.get());
            Instant again = now.plus(ALARM_EVERY);
            return alarm.isAfter(now) ? alarm : earlier(again, elsewhere.get().expires());
        }
        Need need = need(target);
        Instant work = need.due().isAfter(now) ? need.due() : opening(need);
        Instant alarm = need.current().map(this::alarm).orElse(work);
        return Stream.of(work, alarm, inquiry(need).orElse(work))
                .min(Comparator.naturalOrder())
                .orElse(work);
    }

    private Instant opening(Need need) {
        Instant next = Instant.MAX;
        for (AuthoritySettings ca : customer.cas()) {
            Opening opening = Opening.of(need, ca, customer, attempts, now);
            next = opening.next().isBefore(next) ? opening.next() : next;
            if (!opening.another()) {
                return next;
            }
        }
        return next;
    }

    /** When to ask the CA about a renewal; empty for what it would not know. */
    Optional<Instant> inquiry(Need need) {
        return need.current().flatMap(this::ca).isPresent() ? need.schedule().map(Schedule::inquiry) : Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** When to tell that a certificate is about to expire, or has. */
    Instant alarm(Kept one) {
        Instant first = Schedule.of(one.leaf(), Optional.empty(), now).alarm();
        Optional<Instant> last = attempts.alarm(one.id()).filter(stamp -> !Tries.isAhead(stamp, now));
        return last.map(stamp -> stamp.isBefore(one.expires())
                        ? earlier(stamp.plus(ALARM_EVERY), one.expires())
                        : stamp.plus(ALARM_EVERY))
                .filter(again -> again.isAfter(first))
                .orElse(first);
    }
}
