package blogjar.acme.dns;

import blogjar.acme.Answer;
import blogjar.acme.AtOnce;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import blogjar.text.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * What would keep a CA from seeing that a name is ours: looked at as the CA will look, by the DNS and on port 80, without costing
 * one of the few tries that a CA allows.
 *
 * <p>A CA looks from outside. What is an error here will be one there, too; what can look otherwise from behind a router, or is
 * of a way beside others, is a notice and no reason not to ask.
 */
public final class NameCheck {
    private static final String HTTP = "http-01";
    private static final String DNS = "dns-01";
    private static final String CHALLENGES = "/.well-known/acme-challenge/";
    private static final int PORT = 80;
    private static final int HTTPS_PORT = 443;
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MOST_ADDRESSES = 6;

    private final Resolver resolver;
    private final Answer http;
    private final PortProbe probe;
    private final CaaCheck caa;
    private final Supplier<Vantage> vantage;
    private final SecureRandom random = new SecureRandom();

    private NameCheck(Resolver resolver, Answer http, PortProbe probe, Supplier<Vantage> vantage) {
        this.resolver = resolver;
        this.http = http;
        this.probe = probe;
        this.caa = new CaaCheck(resolver);
        this.vantage = vantage;
    }

    /** @param http by which our server shows a proof on port 80 */
    public static NameCheck of(Resolver resolver, Answer http) {
        return new NameCheck(
                resolver, http, new PortProbe(resolver, PORT, HTTPS_PORT, PATIENCE), Vantage::ofThisMachine);
    }

    /**
     * @param probe on other ports than 80 and 443
     * @param vantage from where it looks
     */
    static NameCheck of(Resolver resolver, Answer http, PortProbe probe, Vantage vantage) {
        return new NameCheck(resolver, http, probe, () -> vantage);
    }

    /**
     * Looks at one name.
     *
     * @param name as it will be in the certificate: a name, {@code *.} and a name, or an address
     * @param ways the kinds of challenge that may be used
     * @param ca that will look
     * @return what is wrong, errors where the CA need not be asked; empty where all is well
     */
    public List<Problem> check(String name, Set<String> ways, CaIdentity ca) throws InterruptedException {
        List<Problem> found = new ArrayList<>();
        boolean isAddress = IpAddress.parse(name) != null;
        if (!isAddress && !ca.names().isEmpty()) {
            caa.check(name, ways, ca).ifPresent(found::add);
        }
        boolean byAddress = ways.stream().anyMatch(way -> !way.equals(DNS));
        if (byAddress && !name.startsWith("*.")) {
            Set<InetAddress> addresses = new LinkedHashSet<>();
            found.addAll(addresses(name, ways, addresses));
            if (ways.contains(HTTP) && !addresses.isEmpty()) {
                found.addAll(ports(name, ways.size() == 1, addresses));
            }
        }
        return found;
    }

    /** @param addresses to be filled */
    private List<Problem> addresses(String name, Set<String> ways, Set<InetAddress> addresses) {
        InetAddress itself = IpAddress.parse(name);
        if (itself != null) {
            addresses.add(itself);
            return List.of();
        }
        boolean known = false;
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            try {
                DnsReply reply = resolver.ask(name, type);
                known |= reply.code() == DnsReply.NO_ERROR;
                for (String address : reply.data(type)) {
                    Optional.ofNullable(IpAddress.parse(address)).ifPresent(addresses::add);
                }
            } catch (IOException silent) {
                return List.of(Problem.notice("where " + name + " leads can't be seen: " + silent.getMessage())
                        .fix("check the name servers of this machine, or name others in server.acme.resolvers"));
            }
        }
        if (!addresses.isEmpty()) {
            return List.of();
        }
        String what = known ? name + " has no address in the DNS" : "there is no " + name + " in the DNS";
        Problem problem = ways.contains(DNS) ? Problem.notice(what) : Problem.error(what);
        return List.of(
                problem.fix("add an A record (and AAAA where there is IPv6) that leads to this machine, or remove "
                        + "the name from server.acme.names, url or server.aliases"));
    }

    private List<Problem> ports(String name, boolean onlyWay, Set<InetAddress> addresses) throws InterruptedException {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String token = "self-test-" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        String authorization = token + ".none";
        Map<InetAddress, PortProbe.Seen> seen = new LinkedHashMap<>();
        Answer.Proof proof;
        try {
            proof = http.give(new Answer.Ask(name, token, authorization));
        } catch (Refusal none) {
            return List.of(none.problem());
        }
        try {
            List<InetAddress> some = addresses.stream().limit(MOST_ADDRESSES).toList();
            List<Callable<PortProbe.Seen>> looks = new ArrayList<>();
            for (InetAddress address : some) {
                looks.add(() -> probe.look(name, address, CHALLENGES + token, authorization));
            }
            List<PortProbe.Seen> all = AtOnce.all(looks, MOST_ADDRESSES);
            for (int i = 0; i < all.size(); i++) {
                seen.put(some.get(i), all.get(i));
            }
        } finally {
            proof.close();
        }
        boolean somewhere = seen.values().stream().anyMatch(one -> one.kind() == PortProbe.Kind.OURS);
        List<Problem> found = new ArrayList<>();
        seen.forEach((address, what) -> {
            if (what.kind() != PortProbe.Kind.OURS) {
                found.add(problem(name, address, what, onlyWay, somewhere));
            }
        });
        return found;
    }

    private Problem problem(String name, InetAddress address, PortProbe.Seen seen, boolean onlyWay, boolean somewhere) {
        Vantage from = vantage.get();
        boolean ours = from.isOurs(address);
        boolean certain = from.isAsFromOutside(address);
        // a CA goes on to the next address where it gets no connection, and takes any answer for the answer
        boolean passedBy = somewhere && (seen.kind() == PortProbe.Kind.REFUSED || seen.kind() == PortProbe.Kind.SILENT);
        String text = "port 80 of " + name + " at " + IpAddress.text(address) + ": " + seen.detail()
                + (certain || IpAddress.isPrivate(address) ? "" : ", as far as can be seen from here");
        boolean error = certain && onlyWay && !passedBy && seen.kind() != PortProbe.Kind.NO_WAY;
        return (error ? Problem.error(text) : Problem.notice(text)).fix(cure(name, address, seen, ours, somewhere));
    }

    private static String cure(String name, InetAddress address, PortProbe.Seen seen, boolean ours, boolean somewhere) {
        String record = address.getAddress().length == 4 ? "A" : "AAAA";
        if (IpAddress.isPrivate(address) && !ours) {
            return "this address is for one network only, and no CA gets there: let the " + record
                    + " record have the public one (if the DNS says so outside, name other name servers in "
                    + "server.acme.resolvers)";
        }
        if (somewhere) {
            return "other addresses of " + name + " lead here: remove this " + record + " record, or let it lead here";
        }
        return switch (seen.kind()) {
            case OTHER ->
                ours
                        ? "another program of this machine has port 80: stop it, or let it pass " + CHALLENGES + " on"
                        : "let the " + record + " record lead to this machine, or let the server there pass "
                                + CHALLENGES + " on";
            case ASTRAY -> "let whatever is in front of this server pass " + CHALLENGES + " on without a redirect";
            case REFUSED, SILENT ->
                "let port 80 be reached from everywhere and lead to this program: firewall, security group, router, "
                        + "container; and the " + record + " record lead to this machine";
            case NO_WAY -> "remove the " + record + " record if this machine is not reached by it";
            default -> "see what answers there, and whether the " + record + " record leads to this machine";
        };
    }
}
