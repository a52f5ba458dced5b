package blogjar.acme.order;

import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far this machine's clock is from a CA's.
 *
 * @param ahead negative where it is behind
 */
record ClockDifference(Instant ours, Duration ahead) {
    /** CAs date certificates back by an hour, so with a clock that is further behind they are not good yet. */
    private static final Duration MOST_WRONG = Duration.ofHours(1);

    private static final Duration TOLD = Duration.ofMinutes(30);

    /** By the CA's last answer; none where it tells no time. */
    static ClockDifference of(CaProvider ca) {
        Instant now = ca.now();
        return new ClockDifference(
                now,
                ca.last()
                        .flatMap(Reply::date)
                        .map(theirs -> Duration.between(theirs, now))
                        .orElse(Duration.ZERO));
    }

    /** @throws Refusal where a certificate would not be good here */
    void check() throws Refusal {
        if (ahead.abs().compareTo(MOST_WRONG) > 0) {
            throw new Refusal(
                    Refusal.Kind.OURS,
                    Problem.error("this machine's clock says " + ours + ", and the CA's " + ours.minus(ahead)
                                    + "; a certificate would not be good here")
                            .fix("set the clock (timedatectl set-ntp true)"));
        }
    }

    /** That the clock is wrong, if it is, for where an order fails. */
    Optional<Problem> problem() {
        return ahead.abs().compareTo(TOLD) <= 0
                ? Optional.empty()
                : Optional.of(Problem.notice("the clock of this machine is "
                                + ahead.abs().toMinutes() + " minutes" + (ahead.isNegative() ? " behind" : " ahead of")
                                + " the CA's")
                        .fix("set it (chrony, systemd-timesyncd)"));
    }
}
