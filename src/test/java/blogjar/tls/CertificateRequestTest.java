package blogjar.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.text.IpAddress;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests, proofs and names of certificates, read by another program. */
class CertificateRequestTest {
    private static KeyPair key(String kind) throws Exception {
        if (kind.startsWith("RSA")) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(Integer.parseInt(kind.substring(3)));
            return generator.generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(kind));
        return generator.generateKeyPair();
    }

    @ParameterizedTest
    @ValueSource(strings = {"secp256r1", "secp384r1", "RSA2048", "RSA4096"})
    void a_request_is_signed_by_its_key_and_names_all_in_order(String kind) throws Exception {
        KeyPair key = key(kind);
        List<String> names = List.of("example.com", "*.example.com", "xn--fiq228c.example", "192.0.2.7", "2001:db8::7");
        PKCS10CertificationRequest request = new PKCS10CertificationRequest(CertificateRequest.of(key, names));

        assertTrue(request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key.getPublic())));
        assertEquals(0, request.getSubject().getRDNs().length);
        assertArrayEquals(
                key.getPublic().getEncoded(), request.getSubjectPublicKeyInfo().getEncoded());
        assertEquals(names, names(request));
    }

    private static List<String> names(PKCS10CertificationRequest request) throws Exception {
        Extensions extensions =
                Extensions.getInstance(request.getAttributes(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest)[0]
                        .getAttrValues()
                        .getObjectAt(0));
        List<String> found = new ArrayList<>();
        for (GeneralName name : GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName)
                .getNames()) {
            found.add(
                    name.getTagNo() == GeneralName.dNSName
                            ? name.getName().toString()
                            : IpAddress.text(InetAddress.getByAddress(
                                    ASN1OctetString.getInstance(name.getName()).getOctets())));
        }
        return found;
    }

    @Test
    void a_hundred_long_names_fit_into_a_request() throws Exception {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            names.add(("a" + i + ".").repeat(40) + "example.com");
        }
        assertEquals(names, names(new PKCS10CertificationRequest(CertificateRequest.of(key("secp256r1"), names))));
    }

    @Test
    void a_key_that_no_CA_takes_is_refused() throws Exception {
        KeyPair key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        assertThrows(IllegalArgumentException.class, () -> CertificateRequest.of(key, List.of("example.com")));
    }

    @ParameterizedTest
    @CsvSource({"blog.example.com,2", "192.0.2.7,7", "2001:db8:0:0:0:0:0:7,7"})
    void a_challenge_certificate_has_one_name_and_the_hash_of_the_proof(String name, int kind) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest("token.thumb".getBytes(StandardCharsets.UTF_8));
        KeyPair key = key("secp256r1");
        X509Certificate made = ChallengeCertificate.of(key, name, hash, Instant.now());

        made.verify(key.getPublic());
        made.checkValidity();
        assertEquals(List.of(List.of(kind, name)), List.copyOf(made.getSubjectAlternativeNames()));
        assertEquals(Set.of("1.3.6.1.5.5.7.1.31"), made.getCriticalExtensionOIDs());
        ASN1OctetString outer = ASN1OctetString.getInstance(made.getExtensionValue("1.3.6.1.5.5.7.1.31"));
        assertArrayEquals(hash, ASN1OctetString.getInstance(outer.getOctets()).getOctets());
        assertEquals(-1, made.getBasicConstraints());
    }

    /** The example of RFC 9773, 4.1, and numbers whose first bit is set, before which DER puts a zero. */
    @ParameterizedTest
    @CsvSource({
        "69885b6b87464041e1b37b847bd0ae2cde01c8d4, 87654321, aYhba4dGQEHhs3uEe9CuLN4ByNQ.AIdlQyE",
        "0102, 7f, AQI.fw",
        "0102, 80, AQI.AIA"
    })
    void a_certificate_is_known_to_its_CA_by_issuer_and_number(String issuer, String serial, String id)
            throws Exception {
        X509Certificate certificate =
                certificate(new AuthorityKeyIdentifier(HexFormat.of().parseHex(issuer)), new BigInteger(serial, 16));
        assertEquals(id, CertificateId.of(certificate).orElseThrow());
    }

    @Test
    void a_certificate_that_does_not_name_its_issuers_key_has_no_id() throws Exception {
        assertTrue(CertificateId.of(certificate(null, BigInteger.ONE)).isEmpty());
        byte[] noKey = new AuthorityKeyIdentifier(
                        (byte[]) null, new GeneralNames(new GeneralName(new X500Name("CN=ca"))), BigInteger.TEN)
                .getEncoded();
        assertTrue(CertificateId.of(certificate(AuthorityKeyIdentifier.getInstance(noKey), BigInteger.ONE))
                .isEmpty());
    }

    private static X509Certificate certificate(@Nullable AuthorityKeyIdentifier issuer, BigInteger serial)
            throws Exception {
        KeyPair key = key("secp256r1");
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=ca"),
                serial,
                Date.from(Instant.now()),
                Date.from(Instant.now().plus(Duration.ofDays(1))),
                new X500Name("CN=blog"),
                key.getPublic());
        if (issuer != null) {
            builder.addExtension(Extension.authorityKeyIdentifier, false, issuer);
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate())));
    }
}
