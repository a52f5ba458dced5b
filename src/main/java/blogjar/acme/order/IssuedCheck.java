package blogjar.acme.order;

import blogjar.acme.Issued;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import blogjar.text.IpAddress;
import blogjar.tls.Certificate;
import java.net.InetAddress;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Looks at what a CA sent before anything is put in its place. */
final class IssuedCheck {
    private final Wanted wanted;
    private final Instant now;
    private final Refusals refusals;

    IssuedCheck(Wanted wanted, Instant now, Refusals refusals) {
        this.wanted = wanted;
        this.now = now;
        this.refusals = refusals;
    }

    /** @throws Refusal where it is not what was asked for */
    void check(Issued issued, PublicKey key) throws Refusal {
        Optional<String> fault = fault(issued, key);
        if (fault.isPresent()) {
            throw refusals.useless(fault.get());
        }
    }

    private Optional<String> fault(Issued issued, PublicKey key) {
        X509Certificate leaf = issued.leaf();
        if (!leaf.getPublicKey().equals(key)) {
            return Optional.of("it is for another key than ours");
        }
        Set<String> names = Certificate.namesOf(leaf);
        List<String> missing = wanted.names().stream()
                .filter(name -> !names.contains(canonical(name)))
                .toList();
        if (!missing.isEmpty()) {
            return Optional.of("it lacks " + String.join(", ", missing));
        }
        if (now.isBefore(leaf.getNotBefore().toInstant())
                || !now.isBefore(leaf.getNotAfter().toInstant())) {
            return Optional.of("it is good from " + leaf.getNotBefore().toInstant() + " to "
                    + leaf.getNotAfter().toInstant() + " only, and by this machine's clock it is " + now);
        }
        return Optional.empty();
    }

    private static String canonical(String name) {
        InetAddress address = IpAddress.parse(name);
        return address == null ? name.toLowerCase(Locale.ROOT) : IpAddress.text(address);
    }
}
