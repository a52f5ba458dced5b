package blogjar.acme.dns;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.ProblemException;
import blogjar.text.IpAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the DNS says: first those name servers are asked that this machine asks for everything, and by them the others are found. */
public final class Resolver {
    private static final Path SYSTEM = Path.of("/etc/resolv.conf");
    private static final Pattern LINE = Pattern.compile("\\s*nameserver\\s+(\\S+)\\s*");
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^]]{2,70})]|([0-9.]{7,15})):([0-9]{1,5})");
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int PORT = 53;
    private static final int MOST_ALIASES = 16;

    private final Supplier<List<InetSocketAddress>> servers;
    private final int port;
    private final DnsClient client;

    private Resolver(Supplier<List<InetSocketAddress>> servers, int port, Duration patience) {
        this.servers = servers;
        this.port = port;
        this.client = new DnsClient(patience);
    }

    /**
     * By given name servers.
     *
     * @param port of those that are found by them
     * @param patience for one datagram
     */
    static Resolver by(List<InetSocketAddress> servers, int port, Duration patience) {
        List<InetSocketAddress> given = List.copyOf(servers);
        return new Resolver(() -> given, port, patience);
    }

    /**
     * By those of {@code server.acme.resolvers}, else by those of the system.
     *
     * @throws ProblemException where one is no address
     */
    public static Resolver of(Config config) {
        SettingValues values = new SettingValues(config, "server.acme");
        Object given = config.get("server.acme.resolvers");
        if (given == null) {
            return ofSystem();
        }
        List<InetSocketAddress> servers = new ArrayList<>();
        for (Object one : given instanceof List<?> list ? list : List.of(given)) {
            servers.add(server(String.valueOf(one))
                    .orElseThrow(() -> values.refused(
                            "resolvers",
                            "has '" + one + "', which is no address of a name server",
                            "such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353")));
        }
        return by(servers, PORT, PATIENCE);
    }

    /** By those of {@code /etc/resolv.conf}, as it is at each question; by one on this machine where it names none (resolv.conf(5)). */
    private static Resolver ofSystem() {
        return new Resolver(() -> serversOf(SYSTEM), PORT, PATIENCE);
    }

    private static List<InetSocketAddress> serversOf(Path file) {
        List<InetSocketAddress> found = new ArrayList<>();
        try {
            for (String line :
                    Files.readString(file, StandardCharsets.ISO_8859_1).split("\n")) {
                Matcher server = LINE.matcher(line);
                if (server.matches()) {
                    server(server.group(1)).ifPresent(found::add);
                }
            }
        } catch (IOException none) {
            // as where the file names none
        }
        return found.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)) : found;
    }

    /** An address, and a port where it has one; empty for what is none. No name is looked up. */
    static Optional<InetSocketAddress> server(String text) {
        Matcher ported = WITH_PORT.matcher(text);
        boolean withPort = ported.matches();
        String address = !withPort ? text : ported.group(1) == null ? ported.group(2) : ported.group(1);
        int number = withPort ? Integer.parseInt(ported.group(3)) : PORT;
        if (IpAddress.parse(address.split("%", 2)[0]) == null) {
            return Optional.empty();
        }
        try {
            return number < 1 || number > 65_535
                    ? Optional.empty()
                    : Optional.of(new InetSocketAddress(InetAddress.getByName(address), number));
        } catch (UnknownHostException none) {
            return Optional.empty();
        }
    }

    /**
     * The answer of the first name server that knows one.
     *
     * @throws IOException where none does, with what was wrong with each
     */
    DnsReply ask(String name, RecordType type) throws IOException {
        List<String> failures = new ArrayList<>();
        for (InetSocketAddress server : servers.get()) {
            try {
                DnsReply reply = client.ask(server, name, type, true);
                if (reply.isSettled()) {
                    return reply;
                }
                failures.add(told(server, reply.codeWord()));
            } catch (IOException silent) {
                failures.add(told(server, String.valueOf(silent.getMessage())));
            }
        }
        throw new IOException(
                "the DNS does not answer for " + name + " (" + type + "): " + String.join("; ", failures));
    }

    private static String told(InetSocketAddress server, @Nullable String what) {
        return "name server " + server.getAddress().getHostAddress() + ": " + what;
    }

    /**
     * Where a name leads in the end by aliases; the name itself where there are none.
     *
     * @throws IOException where the DNS does not answer, and where the aliases don't end
     */
    String canonical(String name) throws IOException {
        Set<String> seen = new HashSet<>();
        String at = name;
        while (seen.add(at) && seen.size() <= MOST_ALIASES) {
            String asked = at;
            Optional<String> alias = ask(at, RecordType.CNAME).answers().stream()
                    .filter(found -> found.is(RecordType.CNAME) && found.name().equals(asked))
                    .map(DnsRecord::data)
                    .findFirst();
            if (alias.isEmpty()) {
                return at;
            }
            at = alias.get();
        }
        throw new IOException("the aliases (CNAME) of " + name + " lead in a circle");
    }

    /**
     * The addresses of the name servers of the zone that a name is in, by the servers' names.
     *
     * @throws IOException where the DNS does not answer
     * @return empty where it can't be found which they are
     */
    Map<String, List<InetSocketAddress>> authorities(String name) throws IOException {
        Optional<String> zone = zone(name);
        if (zone.isEmpty()) {
            return Map.of();
        }
        Map<String, List<InetSocketAddress>> found = new LinkedHashMap<>();
        for (String server : ask(zone.get(), RecordType.NS).data(RecordType.NS)) {
            List<InetSocketAddress> addresses = addresses(server);
            if (!addresses.isEmpty()) {
                found.put(server, addresses);
            }
        }
        return found;
    }

    /** One of each kind, as several of a kind lead to the same records; empty for a server that is not there. */
    private List<InetSocketAddress> addresses(String server) throws IOException {
        List<InetSocketAddress> addresses = new ArrayList<>();
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            List<String> found = ask(server, type).data(type);
            if (!found.isEmpty()) {
                addresses.add(new InetSocketAddress(InetAddress.getByName(found.get(0)), port));
            }
        }
        return addresses;
    }

    /** By the SOA record, which is at the top of the zone, and named in the answer for what is not there. */
    private Optional<String> zone(String name) throws IOException {
        for (String at : ZoneNames.upwards(name)) {
            DnsReply reply = ask(at, RecordType.SOA);
            List<DnsRecord> all = new ArrayList<>(reply.answers());
            all.addAll(reply.authorities());
            for (DnsRecord found : all) {
                if (found.is(RecordType.SOA) && ZoneNames.isIn(at, found.name())) {
                    return Optional.of(found.name()).filter(zone -> !zone.isEmpty());
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The texts at a name.
     *
     * @param addresses of one name server, the first of which that answers is believed
     * @throws IOException where none of them answers
     */
    List<String> texts(String name, List<InetSocketAddress> addresses) throws IOException {
        List<String> failures = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            try {
                DnsReply reply = client.ask(address, name, RecordType.TXT, false);
                if (reply.isSettled()) {
                    return reply.data(RecordType.TXT);
                }
                failures.add(told(address, reply.codeWord()));
            } catch (IOException silent) {
                failures.add(told(address, String.valueOf(silent.getMessage())));
            }
        }
        throw new IOException(String.join("; ", failures));
    }
}
