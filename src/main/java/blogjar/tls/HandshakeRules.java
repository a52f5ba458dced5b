package blogjar.tls;

/**
 * What Java settles for a whole process when its TLS is first used, and by system properties only: to be called before. What
 * the user has set stays.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9325">RFC 9325, 3.5 and 4.2</a>
 */
final class HandshakeRules {
    /**
     * The groups that browsers offer, before them the hybrid that a quantum computer does not break; an older Java leaves out
     * those that it does not know.
     */
    private static final String GROUPS = "X25519MLKEM768,x25519,secp256r1,secp384r1";

    /**
     * With what keys of every kind that we take sign. Java asks its rules about each scheme it knows, in every handshake; the
     * others are of SHA-1, DSA and the like, and leaving them out halves the first handshakes.
     */
    private static final String SIGNATURES = "ecdsa_secp256r1_sha256,rsa_pss_rsae_sha256,ecdsa_secp384r1_sha384,"
            + "rsa_pss_rsae_sha384,rsa_pss_rsae_sha512,ecdsa_secp521r1_sha512,ed25519,ed448,"
            + "rsa_pkcs1_sha256,rsa_pkcs1_sha384,rsa_pkcs1_sha512";

    private HandshakeRules() {}

    static void settle() {
        preset("jdk.tls.namedGroups", GROUPS);
        preset("jdk.tls.server.SignatureSchemes", SIGNATURES);
        // Handshakes cost us more than the client, and one connection could ask for any number of them.
        preset("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
