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
}
