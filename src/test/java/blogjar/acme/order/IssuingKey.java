package blogjar.acme.order;

import blogjar.acme.KeyKind;
import blogjar.tls.TestCertificates;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Signs what is asked for. */
final class IssuingKey {
    private final KeyPair key = KeyKind.P256.generate();

    /** What a certificate will say. */
    record Content(SubjectPublicKeyInfo key, GeneralNames names, Instant from, Instant to) {}

    /** As a request has it, for 90 days. */
    static Content content(byte[] request, Instant now) {
        try {
            PKCS10CertificationRequest read = new PKCS10CertificationRequest(request);
            Extensions extensions =
                    Extensions.getInstance(read.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)[0]
                            .getAttrValues()
                            .getObjectAt(0));
            return new Content(
                    read.getSubjectPublicKeyInfo(),
                    GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName),
                    now.minus(Duration.ofHours(1)),
                    now.plus(Duration.ofDays(90)));
        } catch (IOException damaged) {
            throw new IllegalArgumentException(damaged);
        }
    }

    /** A certificate as PEM. */
    String issue(Content content) {
        try {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    new X500Name("CN=scripted"),
                    BigInteger.valueOf(System.nanoTime()),
                    Date.from(content.from()),
                    Date.from(content.to()),
                    new X500Name(""),
                    content.key());
            builder.addExtension(Extension.subjectAlternativeName, true, content.names());
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(key.getPublic()));
            return TestCertificates.pem(new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate()))));
        } catch (GeneralSecurityException | OperatorCreationException | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
