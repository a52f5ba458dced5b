package blogjar.acme.renewal;

import blogjar.acme.RenewalWindow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What has been done since the start, and what comes.
 *
 * @param attempts orders, those at staging among them
 * @param failures of these
 * @param success the last one
 * @param next when something is due
 */
public record RenewalFigures(
        long attempts, long failures, Optional<Instant> success, Instant next, List<Certificate> certificates) {
    /** @param renewal empty for what is renewed elsewhere */
    public record Certificate(Kept kept, Optional<Instant> renewal, Optional<RenewalWindow> window) {}

    public RenewalFigures {
        certificates = List.copyOf(certificates);
    }

    static final RenewalFigures NONE = new RenewalFigures(0, 0, Optional.empty(), Instant.EPOCH, List.of());

    RenewalFigures attempted() {
        return new RenewalFigures(attempts + 1, failures, success, next, certificates);
    }

    RenewalFigures failed() {
        return new RenewalFigures(attempts, failures + 1, success, next, certificates);
    }

    RenewalFigures succeeded(Instant now) {
        return new RenewalFigures(attempts, failures, Optional.of(now), next, certificates);
    }

    RenewalFigures planned(Instant next, List<Certificate> certificates) {
        return new RenewalFigures(attempts, failures, success, next, certificates);
    }
}
