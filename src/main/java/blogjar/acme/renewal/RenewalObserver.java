package blogjar.acme.renewal;

import blogjar.diagnostic.Problem;
import java.time.Instant;
import java.util.Collection;

/** Is told what happens to certificates; of each matter once. Nothing may wait in it. */
public interface RenewalObserver {
    /** A certificate was had, and is in use. */
    void obtained(Kept certificate);

    /** @param next when it is tried again */
    void failed(Collection<String> names, Problem problem, Instant next);

    /** A certificate is about to expire, or has expired; told daily until it is renewed. */
    void alarm(Kept certificate, Problem problem);

    /** When a certificate will be renewed; told anew when that has moved. */
    void planned(Kept certificate, Instant renewal);

    /** What is worth knowing. */
    void notice(Problem problem);

    /** Tells another one, too. */
    default RenewalObserver and(RenewalObserver other) {
        RenewalObserver one = this;
        return new RenewalObserver() {
            @Override
            public void obtained(Kept certificate) {
                one.obtained(certificate);
                other.obtained(certificate);
            }

            @Override
            public void failed(Collection<String> names, Problem problem, Instant next) {
                one.failed(names, problem, next);
                other.failed(names, problem, next);
            }

            @Override
            public void alarm(Kept certificate, Problem problem) {
                one.alarm(certificate, problem);
                other.alarm(certificate, problem);
            }

            @Override
            public void planned(Kept certificate, Instant renewal) {
                one.planned(certificate, renewal);
                other.planned(certificate, renewal);
            }

            @Override
            public void notice(Problem problem) {
                one.notice(problem);
                other.notice(problem);
            }
        };
    }
}
