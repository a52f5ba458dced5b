package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.IpAddress;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The certificates of a file, the server's own first and each followed by its issuer's, as TLS wants them (RFC 8446, 4.4.2). */
final class Chain {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private Chain() {}

    /** @throws ProblemException where there is no certificate */
    static List<X509Certificate> read(String file, String text) {
        List<X509Certificate> found = new ArrayList<>();
        List<Pem.Block> blocks = Pem.parse(file, text);
        for (Pem.Block block : blocks) {
            if (block.label().endsWith("CERTIFICATE")) {
                try {
                    found.add((X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(block.der())));
                } catch (CertificateException damaged) {
                    throw new ProblemException(
                            Problem.error("certificate " + (found.size() + 1) + " of the file is damaged")
                                    .in(file)
                                    .fix("copy the file again, whole and as text"));
                }
            }
        }
        if (found.isEmpty()) {
            List<String> labels =
                    blocks.stream().map(Pem.Block::label).distinct().toList();
            throw new ProblemException(Problem.error("there is no certificate in this file"
                            + (labels.isEmpty() ? "" : "; it holds: " + String.join(", ", labels)))
                    .in(file)
                    .expected("a line -----BEGIN CERTIFICATE-----")
                    .fix("give the fullchain.pem that the certificate authority issued"));
        }
        return found;
    }

    /** The certificate that belongs to the key; the first where there are several. */
    static Optional<X509Certificate> leaf(List<X509Certificate> certificates, PrivateKey key) {
        return certificates.stream()
                .filter(c -> PemPair.fits(c.getPublicKey(), key))
                .findFirst();
    }

    /**
     * From the leaf upwards as far as the file goes. What does not belong to it is left out, and so is the root: who trusts
     * it has it (RFC 8446, 4.4.2). It stays where it is the only issuer, as a chain of one looks like a forgotten one.
     */
    static List<X509Certificate> sorted(X509Certificate leaf, List<X509Certificate> certificates) {
        List<X509Certificate> chain = new ArrayList<>(List.of(leaf));
        X509Certificate last = leaf;
        while (!isSelfIssued(last)) {
            X509Certificate issued = last;
            Optional<X509Certificate> issuer = certificates.stream()
                    .filter(c -> !chain.contains(c) && isIssuedBy(issued, c))
                    .findFirst();
            if (issuer.isEmpty()) {
                return chain;
            }
            last = issuer.get();
            if (!isSelfIssued(last) || chain.size() == 1) {
                chain.add(last);
            }
        }
        return chain;
    }

    static boolean isSelfIssued(X509Certificate certificate) {
        return certificate.getIssuerX500Principal().equals(certificate.getSubjectX500Principal());
    }

    private static boolean isIssuedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    /** Host names in lower case and addresses in their usual form for which the certificate is; the subject's common name is none (RFC 9525). */
    static Set<String> names(X509Certificate leaf) {
        Set<String> names = new LinkedHashSet<>();
        try {
            Collection<List<?>> alternatives = leaf.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    Object kind = alternative.get(0);
                    String name = String.valueOf(alternative.get(1)).toLowerCase(Locale.ROOT);
                    InetAddress address = kind.equals(IP_ADDRESS) ? IpAddress.parse(name) : null;
                    if (address != null) {
                        names.add(IpAddress.text(address));
                    } else if (kind.equals(DNS_NAME)) {
                        names.add(name);
                    }
                }
            }
        } catch (CertificateParsingException none) {
            return Set.of();
        }
        return names;
    }
}
