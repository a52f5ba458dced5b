package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two files that make a certificate.
 *
 * @param name for messages and for the order among several
 */
record CertificateFiles(String name, Path chain, Path key) {

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
        List<X509Certificate> certificates = Chain.read(chain.toString(), text(chain));
        PrivateKeyFile.Key read = PrivateKeyFile.read(key.toString(), text(key));
        Optional<X509Certificate> leaf = Chain.leaf(certificates, read.key());
        if (leaf.isEmpty()) {
            throw new ProblemException(Problem.error("this key is not the one of the certificate: its fingerprint is "
                            + fingerprint(read.publicHalf()) + ", that of the key in " + chain + " is "
                            + fingerprint(certificates.get(0).getPublicKey().getEncoded()))
                    .in(key.toString())
                    .fix("put the two files of one issuance together; certbot keeps them by number in archive/"));
        }
        checkDates(leaf.get(), now);
        return new Certificate(name, Chain.names(leaf.get()), read.key(), Chain.sorted(leaf.get(), certificates));
    }

    /** What is worth saying of a certificate that is used all the same. */
    Optional<Problem> doubt(Certificate certificate) {
        if (certificate.names().isEmpty()) {
            return Optional.of(Problem.notice("the certificate names no host, so browsers will refuse it")
                    .in(chain.toString())
                    .fix("have one issued with subject alternative names"));
        }
        if (certificate.chain().size() == 1 && !Chain.isSelfIssued(certificate.leaf())) {
            return Optional.of(Problem.notice("the certificate of its issuer '"
                            + certificate.leaf().getIssuerX500Principal().getName()
                            + "' is missing, so some clients will refuse it")
                    .in(chain.toString())
                    .fix("give fullchain.pem, not cert.pem"));
        }
        return Optional.empty();
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

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1); // only ASCII matters
        } catch (AccessDeniedException denied) {
            throw new ProblemException(FileProblem.denied(file));
        } catch (NoSuchFileException missing) {
            throw new ProblemException(FileProblem.missing(file));
        } catch (IOException reason) {
            throw new ProblemException(Problem.error("the file can't be read: " + reason.getMessage())
                    .in(file.toString()));
        }
    }

    /** SHA-256 of a public key, as {@code openssl pkey -pubout -outform DER | openssl sha256} prints it. */
    private static String fingerprint(byte @Nullable [] publicKey) {
        if (publicKey == null) {
            return "not known";
        }
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
