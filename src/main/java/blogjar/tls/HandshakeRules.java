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

    private HandshakeRules() {}

    static void settle() {
        preset("jdk.tls.namedGroups", GROUPS);
        // Handshakes cost us more than the client, and one connection could ask for any number of them.
        preset("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private static void preset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
