package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A private key out of a PEM file, in any of the forms that OpenSSL and certbot write: PKCS#8 (RFC 5958), PKCS#1 for RSA
 * (RFC 8017), SEC1 for elliptic curves (RFC 5915).
 */
final class PrivateKeyFile {
    private static final byte[] VERSION_0 = {Der.INTEGER, 1, 0};
    private static final byte[] NULL = {0x05, 0};

    /** By the object identifier of the algorithm, in hexadecimal. */
    private static final Map<String, String> ALGORITHMS = Map.of(
            "2a864886f70d010101", "RSA",
            "2a8648ce3d0201", "EC",
            "2b6570", "EdDSA",
            "2b6571", "EdDSA");

    private static final byte[] RSA = HexFormat.of().parseHex("2a864886f70d010101");
    private static final byte[] EC = HexFormat.of().parseHex("2a8648ce3d0201");

    private PrivateKeyFile() {}

    /**
     * @param key the key
     * @param publicHalf the encoded public key that belongs to it, or null where the file does not tell
     */
    record Key(PrivateKey key, byte @Nullable [] publicHalf) {}

    /**
     * @param file for messages
     * @throws ProblemException where there is no key that can be used
     */
    static Key read(String file, String text) {
        List<Pem.Block> blocks = Pem.parse(file, text);
        for (Pem.Block block : blocks) {
            try {
                Optional<Key> key = key(file, block);
                if (key.isPresent()) {
                    return key.get();
                }
            } catch (GeneralSecurityException | IllegalArgumentException damaged) {
                throw new ProblemException(Problem.error("the private key is damaged: " + damaged.getMessage())
                        .in(file)
                        .fix("copy the file again, whole and as text"));
            }
        }
        List<String> labels = blocks.stream().map(Pem.Block::label).distinct().toList();
        throw new ProblemException(Problem.error("there is no private key in this file"
                        + (labels.isEmpty() ? "" : "; it holds: " + String.join(", ", labels)))
                .in(file)
                .expected("a line -----BEGIN PRIVATE KEY-----")
                .fix("give the privkey.pem that was made with the certificate"));
    }

    private static Optional<Key> key(String file, Pem.Block block) throws GeneralSecurityException {
        if (block.encrypted() || block.label().equals("ENCRYPTED PRIVATE KEY")) {
            throw new ProblemException(
                    Problem.error("the private key is encrypted, and nobody is there to type its" + " password")
                            .in(file)
                            .fix("write it without one, readable by nobody else: openssl pkey -in '" + file
                                    + "' -out privkey.pem"));
        }
        return switch (block.label()) {
            case "PRIVATE KEY" -> Optional.of(pkcs8(block.der()));
            case "RSA PRIVATE KEY" -> Optional.of(pkcs8(fromPkcs1(block.der())));
            case "EC PRIVATE KEY" -> Optional.of(pkcs8(fromSec1(block.der())));
            default -> Optional.empty();
        };
    }

    private static byte[] fromPkcs1(byte[] der) {
        return Der.write(
                Der.SEQUENCE,
                VERSION_0,
                Der.write(Der.SEQUENCE, Der.write(Der.OBJECT_IDENTIFIER, RSA), NULL),
                Der.write(Der.OCTET_STRING, der));
    }

    private static byte[] fromSec1(byte[] der) {
        byte[] curve = inside(der, Der.CONTEXT_0)
                .orElseThrow(() -> new IllegalArgumentException("it does not name its curve"));
        return Der.write(
                Der.SEQUENCE,
                VERSION_0,
                Der.write(Der.SEQUENCE, Der.write(Der.OBJECT_IDENTIFIER, EC), curve),
                Der.write(Der.OCTET_STRING, der));
    }

    /** The content of a tagged element of an ECPrivateKey. */
    private static Optional<byte[]> inside(byte[] sec1, int tag) {
        return sequence(sec1).stream()
                .filter(e -> e.is(tag))
                .map(Der.Element::content)
                .findFirst();
    }

    private static List<Der.Element> sequence(byte[] der) {
        List<Der.Element> outer = Der.read(der);
        if (outer.size() != 1 || !outer.get(0).is(Der.SEQUENCE)) {
            throw new IllegalArgumentException("no sequence");
        }
        return outer.get(0).elements();
    }

    private static Key pkcs8(byte[] der) throws GeneralSecurityException {
        List<Der.Element> info = sequence(der);
        if (info.size() < 3 || !info.get(1).is(Der.SEQUENCE)) {
            throw new IllegalArgumentException("no algorithm is named");
        }
        List<Der.Element> algorithm = info.get(1).elements();
        String name =
                algorithm.isEmpty() ? null : ALGORITHMS.get(algorithm.get(0).hex());
        if (name == null) {
            throw new IllegalArgumentException("it is of a kind that no browser takes; make an ECDSA or RSA key");
        }
        PrivateKey key = KeyFactory.getInstance(name).generatePrivate(new PKCS8EncodedKeySpec(der));
        return new Key(key, publicHalf(key, info));
    }

    private static byte @Nullable [] publicHalf(PrivateKey key, List<Der.Element> info)
            throws GeneralSecurityException {
        if (key instanceof RSAPrivateCrtKey rsa) {
            PublicKey half = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
            return half.getEncoded();
        }
        if (key.getAlgorithm().equals("EC")) {
            byte[] algorithm = Der.write(Der.SEQUENCE, info.get(1).content());
            return inside(info.get(2).content(), Der.CONTEXT_1)
                    .map(bits -> Der.write(Der.SEQUENCE, algorithm, bits))
                    .orElse(null);
        }
        return null;
    }
}
