package blogjar.acme.renewal;

import blogjar.acme.RenewalWindow;
import blogjar.diagnostic.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts what happens into words, each matter once. */
final class Told {
    /** By less a plan does not change so that anybody should know. */
    private static final Duration SAME = Duration.ofHours(1);

    private final RenewalObserver observer;
    private final Set<String> said = new HashSet<>();
    private final Map<String, Instant> plans = new HashMap<>();
    private final Map<String, Instant> alarms = new HashMap<>();
    private final Map<String, Instant> failures = new HashMap<>();

    Told(RenewalObserver observer) {
        this.observer = observer;
    }

    void once(Problem problem) {
        if (said.add(problem.toString())) {
            observer.notice(problem);
        }
    }

    void obtained(Kept kept) {
        said.clear();
        failures.clear();
        observer.obtained(kept);
    }

    /** What failed before this process was started is known to nobody who looks at it now. */
    void waiting(List<String> names, Instant next) {
        if (failures.isEmpty()) {
            once(Problem.notice("there is no certificate for " + String.join(", ", names)
                            + ", and as earlier tries failed the next is at " + RenewalWords.seconds(next))
                    .fix("nothing, if that was mended; to try at once: cert renew --force"));
        }
    }

    /** Who asked for a certificate at once learns why there is none. */
    void held(List<String> names, Instant next) {
        observer.notice(Problem.error("no new certificate is asked for now for " + String.join(", ", names)
                        + ": there were as many tries in an hour, or certificates in a week, as the CA allows")
                .fix("wait until " + RenewalWords.seconds(next) + "; the certificate that is there stays in use"));
    }

    /** The same again is told once a day. */
    void failed(List<String> names, Problem problem, Instant next, Instant now) {
        String failure = names + problem.message();
        Instant last = failures.get(failure);
        if (last == null || Duration.between(last, now).abs().compareTo(Outlook.ALARM_EVERY) >= 0) {
            failures.put(failure, now);
            observer.failed(names, problem, next);
        }
    }

    private static String names(Kept kept) {
        return RenewalWords.names(kept.names());
    }

    void takenOver(Kept kept) {
        observer.notice(
                Problem.notice("the certificate for " + names(kept) + " was certbot's and is renewed here from now on")
                        .fix("nothing has to be done; certbot no longer knows of it"));
    }

    /** Why a CA wants a certificate to be renewed early, where it says so (RFC 9773, 4.2). */
    void window(Kept kept, RenewalWindow window) {
        window.explanation()
                .ifPresent(page -> once(Problem.notice("the CA wants the certificate for " + names(kept)
                                + " to be renewed from " + window.start() + " on, and says why: " + page)
                        .fix("nothing has to be done")));
    }

    /** What somebody else renews, or should have. */
    void elsewhere(Kept kept, Instant now) {
        String who =
                kept.owner() == Kept.Owner.CERTBOT ? "certbot, which renews it" : "somebody else, who has to renew it";
        once(Problem.notice("the certificate for " + names(kept) + " is kept by " + who + "; none is asked for")
                .fix("to have it renewed here, set server.acme.takeover: true, else remove server.acme"));
        Instant due = Schedule.of(kept.leaf(), Optional.empty(), now).alarm();
        Instant last = alarms.get(kept.id());
        if (!now.isBefore(due) && (last == null || !now.isBefore(last.plus(Outlook.ALARM_EVERY)))) {
            alarms.put(kept.id(), now);
            alarm(kept, Optional.empty(), now);
        }
    }

    /** When a certificate will be renewed, or why it will not be. */
    void state(Target target, Need need, Instant now) {
        Kept current = need.current().orElseThrow();
        if (current.isOfTomorrow(now)) {
            once(Problem.notice("the clock of this machine is wrong: the certificate for " + names(current) + " is of "
                            + current.leaf().getNotBefore().toInstant() + ", and it says "
                            + now.truncatedTo(ChronoUnit.DAYS))
                    .fix("set the clock (timedatectl set-ntp true)"));
        } else if (target.staging() && !current.isStaging()) {
            once(Problem.notice("the certificate for " + names(current)
                            + " is a trusted one, and is not replaced by one of a CA's staging")
                    .fix("set server.acme.authority to what it was"));
        } else if (need.due().isAfter(now)) {
            plan(current, need.due());
        }
    }

    private void plan(Kept current, Instant renewal) {
        Instant before = plans.get(current.id());
        if (before == null || Duration.between(before, renewal).abs().compareTo(SAME) > 0) {
            plans.put(current.id(), renewal);
            observer.planned(current, renewal);
        }
    }

    void alarm(Kept kept, Optional<String> reason, Instant now) {
        Duration left = Duration.between(now, kept.expires());
        String when = kept.isExpired(now)
                ? "has expired at " + kept.expires()
                : "expires in " + (left.toDays() > 1 ? left.toDays() + " days" : left.toHours() + " hours") + ", at "
                        + kept.expires();
        Problem problem = Problem.error("the certificate for " + names(kept) + " " + when + ", and was not renewed"
                + reason.map(why -> ": " + why).orElse(""));
        observer.alarm(
                kept,
                kept.isOurs()
                        ? problem.fix("see what was told of the renewal, and mend that: java -jar blog.jar cert status")
                        : problem.fix(
                                "see why it is not renewed there (certbot renew), or set server.acme.takeover: true"));
    }
}
