package blogjar.acme;

import blogjar.diagnostic.ProblemException;
import blogjar.text.IpAddress;
import blogjar.tls.Certificates;
import blogjar.tls.ChallengeCertificate;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.security.KeyPair;
import java.time.Clock;
import java.util.HexFormat;

/** Gives proofs in TLS handshakes on port 443 ({@code tls-alpn-01}; RFC 8737), beside those that serve readers. */
public final class TlsAlpnAnswer implements Answer {
    private final Certificates certificates;
    private final Runnable port;
    private final Clock clock;

    /**
     * @param certificates whose context the port hands out
     * @param port opens the port where it is not open yet; throws a {@link ProblemException} where it can't be had
     */
    public TlsAlpnAnswer(Certificates certificates, Runnable port, Clock clock) {
        this.certificates = certificates;
        this.port = port;
        this.clock = clock;
    }

    @Override
    public String type() {
        return "tls-alpn-01";
    }

    @Override
    public boolean suits(String name) {
        return !name.startsWith("*.");
    }

    @Override
    public Proof give(Ask ask) throws Refusal {
        KeyPair key = KeyKind.P256.generate();
        String serverName = serverName(ask.name());
        certificates.show(
                serverName, ChallengeCertificate.of(key, ask.name(), ask.hash(), clock.instant()), key.getPrivate());
        try {
            port.run();
        } catch (ProblemException taken) {
            certificates.hide(serverName);
            throw new Refusal(Refusal.Kind.OURS, taken.problems().get(0));
        }
        return () -> certificates.hide(serverName);
    }

    /** TLS knows no addresses as names, so a CA asks for one as the DNS does for its name (RFC 8738, 6). */
    private static String serverName(String name) {
        InetAddress address = IpAddress.parse(name);
        if (address == null) {
            return name;
        }
        byte[] bytes = address.getAddress();
        StringBuilder reversed = new StringBuilder();
        if (address instanceof Inet6Address) {
            String digits = HexFormat.of().formatHex(bytes);
            for (int i = digits.length() - 1; i >= 0; i--) {
                reversed.append(digits.charAt(i)).append('.');
            }
            return reversed + "ip6.arpa";
        }
        for (int i = bytes.length - 1; i >= 0; i--) {
            reversed.append(bytes[i] & 0xff).append('.');
        }
        return reversed + "in-addr.arpa";
    }
}
