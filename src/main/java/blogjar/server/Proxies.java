package blogjar.server;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Proxies whose word is believed about who asked them, and how.
 *
 * @param networks where they are; of no other peer a word is believed
 * @param fields which of their fields count
 * @param announcing whether they begin each connection with the PROXY protocol
 */
public record Proxies(List<Network> networks, Words fields, boolean announcing) {
    /** Nobody's word is believed. */
    public static final Proxies NONE = new Proxies(List.of(), Words.ANY, false);

    private static final Map<String, List<String>> NAMED = Map.of(
            "loopback", List.of("127.0.0.0/8", "::1"),
            "private",
                    List.of(
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "169.254.0.0/16",
                            "fc00::/7",
                            "fe80::/10"));

    private static final HttpString FORWARDED = new HttpString("Forwarded");
    private static final HttpString FOR = new HttpString("X-Forwarded-For");
    private static final HttpString PROTO = new HttpString("X-Forwarded-Proto");
    private static final HttpString HOST = new HttpString("X-Forwarded-Host");

    /** The fields that a proxy writes. */
    public enum Words {
        /** {@code X-Forwarded-*}, as most proxies write them, else {@code Forwarded}. */
        ANY,
        X_FORWARDED,
        FORWARDED
    }

    public Proxies {
        networks = List.copyOf(networks);
    }

    /**
     * {@code server.proxies}, {@code server.proxy_fields} and {@code server.proxy_protocol}.
     *
     * @throws ProblemException where a value can't be used
     */
    public static Proxies of(Config config) {
        List<Network> networks = new ArrayList<>();
        for (String text : config.texts("server.proxies")) {
            for (String one : NAMED.getOrDefault(text.strip(), List.of(text.strip()))) {
                networks.add(Network.parse(one)
                        .orElseThrow(() -> new ProblemException(
                                Problem.error("'" + text + "' in server.proxies is neither an address nor a network")
                                        .at(config.place("server.proxies"))
                                        .expected("an address, a network such as 10.0.0.0/8, private, or loopback")
                                        .fix("correct it, or remove it"))));
            }
        }
        SettingValues values = new SettingValues(config, "server");
        String fields = values.word("proxy_fields", "any", "any", "x-forwarded", "forwarded");
        return new Proxies(
                networks,
                switch (fields) {
                    case "forwarded" -> Words.FORWARDED;
                    case "x-forwarded" -> Words.X_FORWARDED;
                    default -> Words.ANY;
                },
                isAnnouncing(values, networks));
    }

    private static boolean isAnnouncing(SettingValues values, List<Network> networks) {
        boolean announcing = values.flag("proxy_protocol", false);
        if (announcing && networks.isEmpty()) {
            throw values.refused("proxy_protocol", "is of no use, as no proxies are named", "server.proxies beside it");
        }
        return announcing;
    }

    /** Whether a connection from there must begin with the PROXY protocol. */
    boolean announces(InetAddress peer) {
        return announcing && trusts(peer);
    }

    boolean trusts(@Nullable InetAddress peer) {
        if (peer == null) {
            return false;
        }
        for (Network network : networks) {
            if (network.contains(peer)) {
                return true;
            }
        }
        return false;
    }

    /** Finds out who asks; for a request that a trusted proxy passed on, its source address is set to the client's. */
    Client client(HttpServerExchange exchange, RequestFields asked) {
        boolean secure = exchange.getConnection().getSslSessionInfo() != null;
        String host = asked.get(RequestFields.Name.HOST);
        InetSocketAddress peer = networks.isEmpty() ? null : exchange.getSourceAddress();
        if (peer == null || !trusts(peer.getAddress())) {
            return new Client(secure, false, host);
        }
        RequestId.takeOver(exchange);
        Forwarded first = outermost(said(exchange.getRequestHeaders()));
        if (first == null) {
            return new Client(secure, false, host);
        }
        if (first.client() != null) {
            exchange.setSourceAddress(new InetSocketAddress(first.client(), 0));
        }
        boolean told = !first.proto().isEmpty();
        return new Client(
                told ? first.proto().equalsIgnoreCase("https") : secure,
                told,
                first.host().isEmpty() ? host : first.host());
    }

    private List<Forwarded> said(HeaderMap asked) {
        List<String> clients = values(asked, FOR);
        boolean old = fields == Words.X_FORWARDED
                || fields == Words.ANY && (!clients.isEmpty() || asked.contains(PROTO) || !asked.contains(FORWARDED));
        if (!old) {
            return Forwarded.of(values(asked, FORWARDED));
        }
        // a proxy may tell the scheme and no address
        return clients.isEmpty() && (asked.contains(PROTO) || asked.contains(HOST))
                ? Forwarded.of(List.of("-"), values(asked, PROTO), values(asked, HOST))
                : Forwarded.of(clients, values(asked, PROTO), values(asked, HOST));
    }

    private static List<String> values(HeaderMap asked, HttpString name) {
        HeaderValues values = asked.get(name);
        return values == null ? List.of() : values;
    }

    /** From the nearest proxy outwards, the first whose client is none of them; what is left of that may be a lie. */
    private @Nullable Forwarded outermost(List<Forwarded> said) {
        Forwarded found = null;
        for (int i = said.size() - 1; i >= 0; i--) {
            Forwarded one = said.get(i);
            if (one.client() == null) {
                return found == null ? one : found;
            }
            found = one;
            if (!trusts(one.client())) {
                return found;
            }
        }
        return found;
    }
}
