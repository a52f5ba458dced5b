package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A certificate and its key as PEM has them, whatever their dates. */
public final class PemPair {
    private static final int LINE = 64;

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
