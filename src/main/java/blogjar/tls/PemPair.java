package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A certificate and its key as PEM has them, whatever their dates. */
public final class PemPair {
    private static final int LINE = 64;
    private static final Pattern NUMBERED = Pattern.compile("fullchain([0-9]+)\\.pem");

    private PemPair() {}

    /**
     * Reads both files.
     *
     * @param name for whoever tells several apart
     * @throws ProblemException where one can't be read, is damaged, or is not the other's
     */
    public static Certificate read(String name, Path chain, Path key) {
        List<X509Certificate> certificates = Chain.read(chain.toString(), PemText.read(chain));
        PrivateKeyFile.Key read = PrivateKeyFile.read(key.toString(), PemText.read(key));
        Optional<X509Certificate> leaf = Chain.leaf(certificates, read.key());
        if (leaf.isEmpty()) {
            throw new ProblemException(Problem.error("this key is not the one of the certificate: its fingerprint is "
                            + fingerprint(read.publicHalf()) + ", that of the key in " + chain + " is "
                            + fingerprint(certificates.get(0).getPublicKey().getEncoded()))
                    .in(key.toString())
                    .fix("put the two files of one issuance together; certbot keeps them by number in archive/"));
        }
        return new Certificate(name, Chain.names(leaf.get()), read.key(), Chain.sorted(leaf.get(), certificates));
    }

    /**
     * The pair of the chain's number, where both are links into one archive and lead to different numbers: two links can't be changed at
     * once, and whoever changes them may have been ended in between.
     */
    public static Optional<Certificate> readArchived(String name, Path chain, Path key) {
        try {
            return keyBeside(chain, key).map(beside -> read(name, chain, beside));
        } catch (ProblemException noneEither) {
            return Optional.empty();
        }
    }

    /** {@code archive/NAME/privkey7.pem}, where the chain is {@code fullchain7.pem} there and the key is another file of the same folder. */
    private static Optional<Path> keyBeside(Path chain, Path key) {
        try {
            Path real = chain.toRealPath();
            Path other = key.toRealPath();
            Matcher numbered = NUMBERED.matcher(real.getFileName().toString());
            if (!Files.isSymbolicLink(chain) || !numbered.matches()) {
                return Optional.empty();
            }
            Path beside = real.resolveSibling("privkey" + numbered.group(1) + ".pem");
            boolean swapped = other.resolveSibling(beside.getFileName()).equals(beside) && !other.equals(beside);
            return Optional.of(beside).filter(file -> swapped && Files.exists(file));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** SHA-256 of a public key, as {@code openssl pkey -pubout -outform DER | openssl sha256} prints it. */
    private static String fingerprint(byte @Nullable [] publicKey) {
        return publicKey == null ? "not known" : HexFormat.of().formatHex(Sha256.of(publicKey));
    }

    /** Whether what the one signs the other verifies. */
    public static boolean fits(PublicKey publicKey, PrivateKey privateKey) {
        String algorithm = switch (privateKey.getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> privateKey.getAlgorithm();
        };
        byte[] text = {'b', 'l', 'o', 'g'};
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(privateKey);
            signature.update(text);
            byte[] signed = signature.sign();
            signature.initVerify(publicKey);
            signature.update(text);
            return signature.verify(signed);
        } catch (GeneralSecurityException otherKind) {
            return false;
        }
    }

    /** Certificates as the lines of a file. */
    public static String text(List<X509Certificate> certificates) {
        StringBuilder out = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            try {
                out.append(text("CERTIFICATE", certificate.getEncoded()));
            } catch (CertificateEncodingException impossible) {
                throw new IllegalStateException("a certificate that was read has its bytes", impossible);
            }
        }
        return out.toString();
    }

    /** A key in PKCS#8, not encrypted. */
    public static String text(PrivateKey key) {
        return text("PRIVATE KEY", key.getEncoded());
    }

    public static String text(PublicKey key) {
        return text("PUBLIC KEY", key.getEncoded());
    }

    private static String text(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END " + label + "-----\n";
    }
}
