package blogjar.tls;

import blogjar.diagnostic.Problem;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What some or all clients will not like of a certificate that can be used. */
final class Doubts {
    /** Browsers take P-256 and P-384 only. */
    private static final int LONGEST_CURVE = 384;

    private Doubts() {}

    static List<Problem> of(Certificate certificate, Instant now) {
        List<Problem> doubts = new ArrayList<>();
        X509Certificate leaf = certificate.leaf();
        if (certificate.names().isEmpty()) {
            doubts.add(Problem.notice("the certificate names no host, so browsers will refuse it")
                    .fix("have one issued with subject alternative names"));
        }
        if (certificate.chain().size() == 1 && !Chain.isSelfIssued(leaf)) {
            doubts.add(Problem.notice("the certificate of its issuer '"
                            + leaf.getIssuerX500Principal().getName() + "' is missing, so some clients will refuse it")
                    .fix("give fullchain.pem, not cert.pem"));
        }
        rareKey(leaf.getPublicKey())
                .ifPresent(
                        kind -> doubts.add(Problem.notice("browsers take no certificate with a key of the kind " + kind)
                                .fix("have one issued for an ECDSA key of P-256; this one may stay beside it")));
        if (leaf.getSigAlgName().toUpperCase(Locale.ROOT).startsWith("SHA1")) {
            doubts.add(Problem.notice("it is signed with SHA-1, so browsers will refuse it")
                    .fix("have it issued again"));
        }
        for (X509Certificate issuer :
                certificate.chain().subList(1, certificate.chain().size())) {
            Instant end = issuer.getNotAfter().toInstant();
            if (now.isAfter(end)) {
                doubts.add(Problem.notice("the certificate of its issuer '"
                                + issuer.getSubjectX500Principal().getName() + "' expired on " + end)
                        .fix("put the issuer's present certificate into the file; renewing brings it along"));
            }
        }
        return doubts;
    }

    private static Optional<String> rareKey(PublicKey key) {
        if (key instanceof ECKey curve) {
            int bits = curve.getParams().getOrder().bitLength();
            return bits > LONGEST_CURVE ? Optional.of("ECDSA P-" + bits) : Optional.empty();
        }
        return key.getAlgorithm().equals("RSA") ? Optional.empty() : Optional.of(key.getAlgorithm());
    }
}
