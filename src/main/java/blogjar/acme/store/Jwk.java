package blogjar.acme.store;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key as JSON has it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7518#section-6">RFC 7518, 6</a>
 */
final class Jwk {
    private static final int BYTE = 8;

    private Jwk() {}

    /**
     * @param jwk a private key, RSA or EC
     * @throws GeneralSecurityException where it is of another kind, or damaged
     */
    static KeyPair read(Map<?, ?> jwk) throws GeneralSecurityException {
        try {
            return switch (text(jwk, "kty")) {
                case "RSA" -> rsa(jwk);
                case "EC" -> ec(jwk);
                default ->
                    throw new GeneralSecurityException("a key of the kind " + text(jwk, "kty") + " is of no use");
            };
        } catch (IllegalArgumentException notBase64) {
            throw new GeneralSecurityException(notBase64.getMessage(), notBase64);
        }
    }

    private static KeyPair rsa(Map<?, ?> jwk) throws GeneralSecurityException {
        BigInteger modulus = number(jwk, "n");
        BigInteger exponent = number(jwk, "e");
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(modulus, exponent)),
                factory.generatePrivate(new RSAPrivateCrtKeySpec(
                        modulus,
                        exponent,
                        number(jwk, "d"),
                        number(jwk, "p"),
                        number(jwk, "q"),
                        number(jwk, "dp"),
                        number(jwk, "dq"),
                        number(jwk, "qi"))));
    }

    private static KeyPair ec(Map<?, ?> jwk) throws GeneralSecurityException {
        String curve = text(jwk, "crv");
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp" + curve.replaceFirst("^P-", "") + "r1"));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        KeyFactory factory = KeyFactory.getInstance("EC");
        return new KeyPair(
                factory.generatePublic(new ECPublicKeySpec(new ECPoint(number(jwk, "x"), number(jwk, "y")), spec)),
                factory.generatePrivate(new ECPrivateKeySpec(number(jwk, "d"), spec)));
    }

    private static String text(Map<?, ?> jwk, String name) throws GeneralSecurityException {
        if (jwk.get(name) instanceof String text) {
            return text;
        }
        throw new GeneralSecurityException("it has no '" + name + "'");
    }

    private static BigInteger number(Map<?, ?> jwk, String name) throws GeneralSecurityException {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text(jwk, name)));
    }

    /** @param key RSA, or EC with a curve of NIST */
    static Map<String, String> of(KeyPair key) {
        Map<String, String> jwk = new LinkedHashMap<>();
        if (key.getPrivate() instanceof RSAPrivateCrtKey rsa) {
            jwk.put("kty", "RSA");
            jwk.put("n", encoded(rsa.getModulus(), 0));
            jwk.put("e", encoded(rsa.getPublicExponent(), 0));
            jwk.put("d", encoded(rsa.getPrivateExponent(), 0));
            jwk.put("p", encoded(rsa.getPrimeP(), 0));
            jwk.put("q", encoded(rsa.getPrimeQ(), 0));
            jwk.put("dp", encoded(rsa.getPrimeExponentP(), 0));
            jwk.put("dq", encoded(rsa.getPrimeExponentQ(), 0));
            jwk.put("qi", encoded(rsa.getCrtCoefficient(), 0));
        } else if (key.getPrivate() instanceof ECPrivateKey secret && key.getPublic() instanceof ECPublicKey open) {
            int bits = open.getParams().getCurve().getField().getFieldSize();
            int bytes = (bits + BYTE - 1) / BYTE;
            jwk.put("kty", "EC");
            jwk.put("crv", "P-" + bits);
            jwk.put("x", encoded(open.getW().getAffineX(), bytes));
            jwk.put("y", encoded(open.getW().getAffineY(), bytes));
            jwk.put("d", encoded(secret.getS(), bytes));
        } else {
            throw new IllegalArgumentException("accounts have RSA or EC keys");
        }
        return jwk;
    }

    /** Big-endian without a sign, zeros before it up to the size. */
    private static String encoded(BigInteger number, int size) {
        byte[] signed = number.toByteArray();
        int from = signed[0] == 0 && signed.length > 1 ? 1 : 0;
        byte[] bytes = Arrays.copyOfRange(signed, from, signed.length);
        byte[] padded = new byte[Math.max(size, bytes.length)];
        System.arraycopy(bytes, 0, padded, padded.length - bytes.length, bytes.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(padded);
    }
}
