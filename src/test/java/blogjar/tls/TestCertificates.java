package blogjar.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of our own, and files as certbot lays them out. */
public final class TestCertificates {
    private static final Duration QUARTER = Duration.ofDays(90);

    private final KeyPair rootKey = generate("EC256");
    private final X509Certificate root = sign("CN=root", rootKey, "CN=root", rootKey, true, Instant.now(), QUARTER);
    private final KeyPair issuerKey = generate("EC256");
    private final X509Certificate issuer =
            sign("CN=issuer", issuerKey, "CN=root", rootKey, true, Instant.now(), QUARTER);

    /** A key with its chain, in memory. */
    public record Issued(PrivateKey key, List<X509Certificate> chain) {
        public String chainPem() {
            StringBuilder text = new StringBuilder();
            chain.forEach(certificate -> text.append(TestCertificates.pem(certificate)));
            return text.toString();
        }

        /** As certbot writes it. */
        public String keyPem() {
            return TestCertificates.pem("PRIVATE KEY", key.getEncoded());
        }

        /** As older OpenSSL writes it: PKCS#1 or SEC1. */
        public String traditionalKeyPem() {
            PrivateKeyInfo info = PrivateKeyInfo.getInstance(key.getEncoded());
            String label = key.getAlgorithm().equals("EC") ? "EC PRIVATE KEY" : "RSA PRIVATE KEY";
            try {
                byte[] inner = info.parsePrivateKey().toASN1Primitive().getEncoded();
                if (key.getAlgorithm().equals("EC")) {
                    inner = new org.bouncycastle.asn1.sec.ECPrivateKey(
                                    ((java.security.interfaces.ECPrivateKey) key)
                                            .getParams()
                                            .getOrder()
                                            .bitLength(),
                                    ((java.security.interfaces.ECPrivateKey) key).getS(),
                                    info.getPrivateKeyAlgorithm().getParameters())
                            .getEncoded();
                }
                return TestCertificates.pem(label, inner);
            } catch (IOException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        public X509Certificate leaf() {
            return chain.get(0);
        }
    }

    /** @param kind {@code RSA2048}, {@code RSA4096}, {@code EC256}, {@code EC384}, {@code EC521} or {@code Ed25519} */
    public Issued issue(String kind, String... names) {
        return issue(kind, Instant.now(), QUARTER, names);
    }

    public Issued issue(String kind, Instant from, Duration life, String... names) {
        KeyPair key = generate(kind);
        return new Issued(
                key.getPrivate(),
                List.of(sign("CN=" + names[0], key, "CN=issuer", issuerKey, false, from, life, names), issuer));
    }

    /** Trusts our root, as a browser trusts its own. */
    public SSLContext client() {
        try {
            KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
            store.load(null, null);
            store.setCertificateEntry("root", root);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Its root as an issuer of its own, without an intermediate one. */
    public Issued issueByRoot(String kind, String name) {
        KeyPair key = generate(kind);
        X509Certificate leaf = sign("CN=" + name, key, "CN=root", rootKey, false, Instant.now(), QUARTER, name);
        return new Issued(key.getPrivate(), List.of(leaf, root));
    }

    public Issued selfSigned(String kind, String name) {
        KeyPair key = generate(kind);
        String subject = "CN=" + name;
        return new Issued(
                key.getPrivate(), List.of(sign(subject, key, subject, key, false, Instant.now(), QUARTER, name)));
    }

    public X509Certificate root() {
        return root;
    }

    /** Writes {@code archive/NAME/*N.pem} and lets the links of {@code live/NAME} point at them, as a renewal does. */
    public static void certbot(Path folder, String name, int number, Issued issued) throws IOException {
        Path archive = Files.createDirectories(folder.resolve("archive").resolve(name));
        Path live = Files.createDirectories(folder.resolve("live").resolve(name));
        Files.writeString(archive.resolve("fullchain" + number + ".pem"), issued.chainPem());
        Files.writeString(archive.resolve("privkey" + number + ".pem"), issued.keyPem());
        link(live, name, "privkey", number);
        link(live, name, "fullchain", number);
    }

    public static void link(Path live, String name, String file, int number) throws IOException {
        Path link = live.resolve(file + ".pem");
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of("../../archive", name, file + number + ".pem"));
    }

    private static KeyPair generate(String kind) {
        try {
            if (kind.startsWith("EC")) {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp" + kind.substring(2) + "r1"));
                return generator.generateKeyPair();
            }
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind.startsWith("RSA") ? "RSA" : kind);
            if (kind.startsWith("RSA")) {
                generator.initialize(Integer.parseInt(kind.substring(3)));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate sign(
            String subject,
            KeyPair key,
            String issuer,
            KeyPair issuerKey,
            boolean authority,
            Instant from,
            Duration life,
            String... names) {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(64, new SecureRandom()),
                Date.from(from.minusSeconds(60)),
                Date.from(from.plus(life)),
                new X500Name(subject),
                key.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            if (names.length > 0) {
                GeneralName[] all = Arrays.stream(names)
                        .map(name -> new GeneralName(
                                name.matches("[0-9.]+") ? GeneralName.iPAddress : GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new);
                builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(
                            new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey.getPrivate())));
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static String pem(X509Certificate certificate) {
        try {
            return pem("CERTIFICATE", certificate.getEncoded());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String pem(String label, byte[] der) {
        StringWriter text = new StringWriter();
        text.append("-----BEGIN ").append(label).append("-----\n");
        text.append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der));
        text.append("\n-----END ").append(label).append("-----\n");
        return text.toString();
    }
}
