package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Two files that make a certificate.
 *
 * @param name for messages and for the order among several
 */
record CertificateFiles(String name, Path chain, Path key) {
    private static final int LEAST_RSA_BITS = 2048;

    /** By which a change is seen without reading: the files behind the links, their times and lengths. */
    record Stamp(List<String> states) {}

    Stamp stamp() {
        return new Stamp(List.of(state(chain), state(key)));
    }

    private static String state(Path file) {
        try {
            Path real = file.toRealPath();
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return real + " " + attributes.size() + " " + attributes.lastModifiedTime() + " " + attributes.fileKey();
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    /**
     * Reads and checks both.
     *
     * @throws ProblemException where they can't be used, with the reason
     */
    Certificate load(Instant now) {
        return checked(PemPair.read(name, chain, key), now);
    }

    /** The pair that was in use before, where a renewal has changed one of two links. */
    Optional<Certificate> loadArchived(Instant now) {
        try {
            return PemPair.readArchived(name, chain, key).map(read -> checked(read, now));
        } catch (ProblemException unusable) {
            return Optional.empty();
        }
    }

    private Certificate checked(Certificate read, Instant now) {
        checkStrength(read.leaf());
        checkDates(read.leaf(), now);
        return read;
    }

    /** What is worth saying of a certificate that is used all the same. */
    List<Problem> doubts(Certificate certificate, Instant now) {
        return Doubts.of(certificate, now).stream()
                .map(doubt -> doubt.in(chain.toString()))
                .toList();
    }

    private void checkStrength(X509Certificate leaf) {
        if (leaf.getPublicKey() instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new ProblemException(Problem.error(
                            "an RSA key of " + rsa.getModulus().bitLength() + " bits is too weak; browsers refuse it")
                    .in(chain.toString())
                    .expected("RSA with at least " + LEAST_RSA_BITS + " bits, or ECDSA with P-256")
                    .fix("have one issued for a new key: certbot renew --force-renewal --key-type ecdsa"));
        }
    }

    private void checkDates(X509Certificate leaf, Instant now) {
        Instant from = leaf.getNotBefore().toInstant();
        Instant to = leaf.getNotAfter().toInstant();
        if (now.isAfter(to)) {
            throw new ProblemException(Problem.error("the certificate expired on " + to)
                    .in(chain.toString())
                    .fix("renew it (certbot renew) and look why that did not happen by itself"));
        }
        if (now.isBefore(from)) {
            throw new ProblemException(Problem.error("the certificate is valid from " + from + " on, and it is " + now)
                    .in(chain.toString())
                    .fix("look whether this machine's clock is right"));
        }
    }
}
