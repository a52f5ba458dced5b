package blogjar.acme.order;

import blogjar.text.IpAddress;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Collection;

/** What is likely to be wrong where a CA could not see a proof, and what to do about it. */
final class Advice {
    private final Collection<String> caaNames;

    /** @param caaNames by which the CA is named in CAA records (RFC 8555, 7.1.1) */
    Advice(Collection<String> caaNames) {
        this.caaNames = caaNames;
    }

    /**
     * @param name without {@code *.}
     * @param kind as the CA calls it
     * @param detail what the CA says
     */
    String of(String name, String challenge, String kind, String detail) {
        return switch (kind) {
            case "caa" -> caa(name);
            case "dns" -> dns(name, challenge);
            case "connection" -> connection(name, challenge) + address(name, detail);
            case "unauthorized", "incorrectResponse" -> answer(name, challenge) + address(name, detail);
            case "tls" -> tls(name, challenge);
            case "rateLimited" -> "wait; it is tried again by itself";
            default -> "look at what the CA says, and try 'blog cert renew --dry-run'";
        };
    }

    private String caa(String name) {
        String issuer = caaNames.stream().findFirst().orElse("the CA's name");
        return "a CAA record of " + name
                + " or of a domain above it names other CAs only, or its DNS does not answer: add '" + name
                + ". CAA 0 issue \"" + issuer + "\"', or take another CA";
    }

    private static String dns(String name, String challenge) {
        return challenge.equals("dns-01")
                ? "look whether the name servers of " + name
                        + " answer, and with one voice (dig +trace TXT _acme-challenge." + name
                        + "); with DNSSEC, whether their signatures are good"
                : "let an A record of " + name
                        + " lead to this machine (AAAA for IPv6), and wait until the DNS tells it;"
                        + " with DNSSEC, look whether its signatures are good";
    }

    private static String connection(String name, String challenge) {
        if (challenge.equals("dns-01")) {
            return "look whether the name servers of " + name + " can be reached";
        }
        String port = challenge.equals("http-01") ? "80" : "443";
        return "let port " + port + " of " + name + " be reached from everywhere: firewall of this machine, of its host"
                + " (security group) and router; behind a router or in a container, let it lead on to this program";
    }

    private static String answer(String name, String challenge) {
        return switch (challenge) {
            case "http-01" ->
                "port 80 of " + name + " is answered by another than this program: correct its A and AAAA records, or"
                        + " let the server, proxy or CDN in front pass on /.well-known/acme-challenge/";
            case "tls-alpn-01" ->
                "port 443 of " + name + " is answered by another than this program: correct its A and AAAA records, or"
                        + " use http-01 or dns-01 where a proxy or CDN ends TLS";
            default ->
                "the TXT record of _acme-challenge." + name + " was not seen: look whether all its name servers tell"
                        + " the same, and whether that name is not handed on (CNAME, NS) to another zone";
        };
    }

    private static String tls(String name, String challenge) {
        return challenge.equals("http-01")
                ? "something in front of us sends " + name + " from port 80 to HTTPS, and its TLS fails: let"
                        + " /.well-known/acme-challenge/ pass on port 80"
                : answer(name, challenge);
    }

    /** CAs begin with the address that they went to, and prefer IPv6. */
    private static String address(String name, String detail) {
        int colon = detail.indexOf(": ");
        InetAddress asked = colon < 0 ? null : IpAddress.parse(detail.substring(0, colon));
        if (asked == null) {
            return "";
        }
        return asked instanceof Inet6Address
                ? "; the CA went to " + IpAddress.text(asked)
                        + ": where that is not this machine, or it has no IPv6, delete" + " the AAAA record of " + name
                : "; the CA went to " + IpAddress.text(asked) + ": is that this machine?";
    }
}
